/** What the apps say: task texts, observations, responses. title.ts reads them back. */
import {
  type Command,
  type Contact,
  type Device,
  type Document,
  documentName,
  has,
  SENT_TWICE,
  type Situation,
  sending,
  UNSENT,
} from './rules.ts';

export const NOTHING_SENT = 'Nothing sent.';
export const TWICE = 'Sent more than once.';
/** Responses: before the first command, and of any command that sends. */
export const NOTHING_DONE = 'Nothing done yet.';
export const SENT = 'Sent.';

/** "pay the amount in the dinner note to Alice.": verb and preposition stand as in the command that does it. */
export function taskText({ goal, contacts, documents }: Device): string {
  const { family, contact, document } = goal;
  const name = documentName(documents[document]);
  return `${family} the amount in the ${name} ${sending[family].preposition} ${contacts[contact].name}.`;
}

function numberText({ name, number }: Contact): string {
  return `${name}: ${number}.`;
}

/**
 * "Dinner: $12." The title stands right before the amount: the policy crosses an amount in a command with the word before
 * it in the text (WORLDS.md "Policy that works from scratch"), and so can learn which title it belongs to.
 */
function amountText({ title, amount }: Document): string {
  return `${title[0].toUpperCase()}${title.slice(1)}: $${amount}.`;
}

/**
 * Everything that matters: apps logged in to, numbers and amounts known, what was sent. Short on purpose, as every word
 * is a feature of the policy's state.
 */
export function progressText(device: Device, commands: readonly Command[], situation: Situation): string {
  const { apps, contacts, documents } = device;
  const { loggedIn, numbers, amounts, sent } = situation;
  const open = apps.filter((_, a) => has(loggedIn, a));
  return [
    `Logged in to ${open.length > 0 ? open.join(', ') : 'nothing'}.`,
    ...contacts.filter((_, c) => has(numbers, c)).map(numberText),
    ...documents.filter((_, d) => has(amounts, d)).map(amountText),
    sent === UNSENT ? NOTHING_SENT : sent === SENT_TWICE ? TWICE : `Sent: ${commands[sent].text}.`,
  ].join(' ');
}

/**
 * What a command answers, the same whenever it is given. Whatever was sent, the answer is that it was. What completing
 * answers is seen by nobody: the episode is over.
 */
export function responseText({ apps, contacts, documents }: Device, command: Command): string {
  switch (command.verb) {
    case 'log':
      return `Logged in to ${apps[command.app]}.`;
    case 'look':
      return numberText(contacts[command.contact]);
    case 'read':
      return amountText(documents[command.document]);
    case 'pay':
    case 'request':
    case 'text':
      return SENT;
    case 'complete':
      return 'Completed.';
  }
}
