/** The rules of the apps: which commands are admissible, what they do, and when the task is done. Pure functions. */

export const families = ['pay', 'request', 'text'] as const;
/** What the task asks for, named by the command that does it: move money, ask for money, or text the amount. */
export type Family = (typeof families)[number];

/** An app with the numbers of contacts and the messages to them, apps with documents, and the one with the money. */
export type AppName = 'phone' | 'notes' | 'mail' | 'payments';

/** Where the command of a family is given, and how it names the recipient. */
export const sending = {
  pay: { app: 'payments', preposition: 'to' },
  request: { app: 'payments', preposition: 'from' },
  text: { app: 'phone', preposition: 'to' },
} as const satisfies Record<Family, { readonly app: AppName; readonly preposition: string }>;

export interface Contact {
  readonly name: string;
  /** Phone number; every contact has one of its own. */
  readonly number: number;
}

/** A note or a mail, each naming one amount of money. */
export interface Document {
  readonly app: 'notes' | 'mail';
  /** No two documents of a device share a title or an amount. */
  readonly title: string;
  /** Whole dollars. */
  readonly amount: number;
}

/** What stays the same throughout a task. */
export interface Device {
  readonly apps: readonly AppName[];
  readonly contacts: readonly Contact[];
  readonly documents: readonly Document[];
  readonly goal: Goal;
}

export interface Goal {
  readonly family: Family;
  /** Index of the contact who is to receive it. */
  readonly contact: number;
  /** Index of the document that names the amount. */
  readonly document: number;
}

/** What a command does; a command that sends has the family that it serves. */
export type Command =
  | { readonly verb: 'log'; readonly text: string; readonly app: number }
  | { readonly verb: 'look'; readonly text: string; readonly contact: number }
  | { readonly verb: 'read'; readonly text: string; readonly document: number }
  | { readonly verb: Family; readonly text: string; readonly contact: number; readonly document: number }
  | { readonly verb: 'complete'; readonly text: string };

/** Stands for "nothing sent yet" where the command that sent is named by its index. */
export const UNSENT = -1;
/** Stands for any two or more sends: none of them can make the task right again, so which they were is forgotten. */
export const SENT_TWICE = -2;

/** What changes. Immutable. */
export interface Situation {
  /** Bit a is set once app a is logged in to. */
  readonly loggedIn: number;
  /** Bit c is set once the number of contact c is known. */
  readonly numbers: number;
  /** Bit d is set once the amount in document d is known. */
  readonly amounts: number;
  /** Index of the command that sent, among all commands; UNSENT or SENT_TWICE. */
  readonly sent: number;
}

/** How every task begins. */
export const beginning: Situation = { loggedIn: 0, numbers: 0, amounts: 0, sent: UNSENT };

/** Whether element `index` is in a set of bits. */
export function has(bits: number, index: number): boolean {
  return ((bits >> index) & 1) === 1;
}

const documentNoun = { notes: 'note', mail: 'mail' } as const;

/** A document as commands and tasks name it: "dinner note". */
export function documentName({ title, app }: Document): string {
  return `${title} ${documentNoun[app]}`;
}

/** Every command that could ever be admissible, in the order in which they are offered. */
export function everyCommand({ apps, contacts, documents }: Device): readonly Command[] {
  const sends = families.flatMap((verb) =>
    contacts.flatMap(({ name, number }, contact) =>
      documents.map(({ amount }, document): Command => {
        // The name stands beside the number, because the policy does not relate numbers to texts (WORLDS.md): it can
        // know whom a command is for only by the word.
        const text = `${verb} $${amount} ${sending[verb].preposition} ${name} ${number}`;
        return { verb, text, contact, document };
      }),
    ),
  );
  return [
    ...apps.map((name, app): Command => ({ verb: 'log', text: `log in to ${name}`, app })),
    ...contacts.map(({ name }, contact): Command => ({ verb: 'look', text: `look up ${name}`, contact })),
    ...documents.map((entry, document): Command => ({ verb: 'read', text: `read ${documentName(entry)}`, document })),
    ...sends,
    { verb: 'complete', text: 'complete task' },
  ];
}

/** Whether the command can be carried out now. */
export function isAdmissible({ apps, documents }: Device, situation: Situation, command: Command): boolean {
  const { loggedIn, numbers, amounts, sent } = situation;
  switch (command.verb) {
    case 'log':
      return !has(loggedIn, command.app);
    case 'look':
      return has(loggedIn, apps.indexOf('phone'));
    case 'read':
      return has(loggedIn, apps.indexOf(documents[command.document].app));
    case 'pay':
    case 'request':
    case 'text':
      return (
        has(loggedIn, apps.indexOf(sending[command.verb].app)) &&
        has(numbers, command.contact) &&
        has(amounts, command.document)
      );
    case 'complete':
      return sent !== UNSENT;
  }
}

/** The situation after admissible command number `index`; the same object where nothing changes. */
export function carryOut(situation: Situation, command: Command, index: number): Situation {
  switch (command.verb) {
    case 'log':
      return { ...situation, loggedIn: situation.loggedIn | (1 << command.app) };
    case 'look':
      if (has(situation.numbers, command.contact)) return situation;
      return { ...situation, numbers: situation.numbers | (1 << command.contact) };
    case 'read':
      if (has(situation.amounts, command.document)) return situation;
      return { ...situation, amounts: situation.amounts | (1 << command.document) };
    case 'pay':
    case 'request':
    case 'text':
      if (situation.sent === SENT_TWICE) return situation;
      return { ...situation, sent: situation.sent === UNSENT ? index : SENT_TWICE };
    case 'complete':
      return situation;
  }
}

/** Whether the one command that sent, if it was one, is the command that the task asked for. */
export function isRight({ goal }: Device, sent: Command | undefined): boolean {
  return (
    sent !== undefined && sent.verb === goal.family && sent.contact === goal.contact && sent.document === goal.document
  );
}
