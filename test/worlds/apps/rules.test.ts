/** What commands do on a device filled by hand. */
import { describe, expect, it } from 'vitest';
import type { Device, Goal } from '../../../src/worlds/apps/rules.ts';
import { type Manner, startState } from '../../../src/worlds/apps/state.ts';
import { taskText } from '../../../src/worlds/apps/texts.ts';
import type { WorldState } from '../../../src/worlds/world.ts';
import { act, actAll } from '../acting.ts';

const shown: Manner = { fixedList: false, lastResponse: false };

const payAlice: Goal = { family: 'pay', contact: 0, document: 0 };

/** Two contacts, two notes, nothing known yet. */
const device = (goal: Goal): Device => ({
  apps: ['phone', 'notes', 'payments'],
  contacts: [
    { name: 'Alice', number: 417 },
    { name: 'Bob', number: 250 },
  ],
  documents: [
    { app: 'notes', title: 'dinner', amount: 12 },
    { app: 'notes', title: 'rent', amount: 80 },
  ],
  goal,
});

const start = (goal: Goal = payAlice, manner: Manner = shown): WorldState => startState(device(goal), manner);

const logIns = ['log in to phone', 'log in to notes', 'log in to payments'];
const facts = ['look up Alice', 'read dinner note'];
const payDinner = 'pay $12 to Alice 417';

describe('commands', () => {
  it('starts logged in to nothing, where one can only log in', () => {
    expect(start().observation).toBe('Logged in to nothing. Nothing sent.');
    expect(start().actions).toEqual(logIns);
  });

  it('opens what an app holds by logging in to it, once', () => {
    const phone = actAll(start(), ['log in to phone']);
    expect(phone.observation).toBe('Logged in to phone. Nothing sent.');
    expect(phone.actions).toEqual(['log in to notes', 'log in to payments', 'look up Alice', 'look up Bob']);
    const both = actAll(phone, ['log in to notes']);
    expect(both.observation).toBe('Logged in to phone, notes. Nothing sent.');
    expect(both.actions).toEqual([
      'log in to payments',
      'look up Alice',
      'look up Bob',
      'read dinner note',
      'read rent note',
    ]);
    // There is nothing to do in payments while nothing is known.
    expect(actAll(start(), ['log in to payments']).actions).toEqual(['log in to phone', 'log in to notes']);
  });

  it('remembers numbers and amounts, in whatever order they were found; finding one again changes nothing', () => {
    const state = actAll(start(), [...logIns, 'read rent note', 'look up Bob', 'look up Alice']);
    expect(state.observation).toBe(
      'Logged in to phone, notes, payments. Alice: 417. Bob: 250. Rent: $80. Nothing sent.',
    );
    const other = actAll(start(), ['log in to notes', 'read rent note', 'log in to payments', 'log in to phone']);
    expect(actAll(other, ['look up Alice', 'look up Bob']).key).toBe(state.key);
    expect(act(state, 'look up Bob').state).toBe(state);
    expect(act(state, 'read rent note').state).toBe(state);
  });

  it('sends only a known amount to a known number, from an app that is logged in to', () => {
    const isSend = (action: string): boolean => /^(pay|request|text) /.test(action);
    const numberOnly = actAll(start(), [...logIns, 'look up Alice']);
    const amountOnly = actAll(start(), [...logIns, 'read dinner note']);
    expect([...numberOnly.actions, ...amountOnly.actions].filter(isSend)).toEqual([]);
    const noPayments = actAll(start(), ['log in to phone', 'log in to notes', ...facts]);
    expect(noPayments.actions.filter(isSend)).toEqual(['text $12 to Alice 417']);
    const ready = actAll(noPayments, ['log in to payments']);
    expect(ready.actions.filter(isSend)).toEqual([payDinner, 'request $12 from Alice 417', 'text $12 to Alice 417']);
    const more = actAll(ready, ['read rent note']);
    expect(more.actions.filter(isSend)).toEqual([
      ...[payDinner, 'pay $80 to Alice 417'],
      ...['request $12 from Alice 417', 'request $80 from Alice 417'],
      ...['text $12 to Alice 417', 'text $80 to Alice 417'],
    ]);
  });

  it('can complete the task once something was sent, and not before', () => {
    const ready = actAll(start(), [...logIns, ...facts]);
    expect(ready.actions).not.toContain('complete task');
    const sent = actAll(ready, [payDinner]);
    expect(sent.observation).toBe(
      'Logged in to phone, notes, payments. Alice: 417. Dinner: $12. Sent: pay $12 to Alice 417.',
    );
    expect(sent.actions.at(-1)).toBe('complete task');
  });

  it('throws outside the list', () => {
    const state = start();
    for (const index of [-1, state.actions.length, 0.5, Number.NaN])
      expect(() => state.step(index)).toThrow(RangeError);
  });
});

describe('success', () => {
  /** The outcome of completing after these commands, everything being known. */
  const completed = (goal: Goal, ...sends: string[]): string => {
    const ready = actAll(start(goal), [...logIns, ...facts, 'look up Bob', 'read rent note']);
    return act(actAll(ready, sends), 'complete task').outcome;
  };

  it('sending does not end the episode; completing does', () => {
    const ready = actAll(start(), [...logIns, ...facts]);
    expect(act(ready, payDinner).outcome).toBe('running');
    expect(act(actAll(ready, [payDinner]), 'complete task').outcome).toBe('success');
  });

  it('wants the amount, the recipient and the family that the task names', () => {
    expect(completed(payAlice, payDinner)).toBe('success');
    for (const wrong of [
      'pay $80 to Alice 417',
      'pay $12 to Bob 250',
      'request $12 from Alice 417',
      'text $12 to Bob 250',
    ])
      expect(completed(payAlice, wrong), wrong).toBe('failure');
    const requestBob: Goal = { family: 'request', contact: 1, document: 1 };
    expect(completed(requestBob, 'request $80 from Bob 250')).toBe('success');
    expect(completed(requestBob, 'pay $80 to Bob 250')).toBe('failure');
    const textBob: Goal = { family: 'text', contact: 1, document: 0 };
    expect(completed(textBob, 'text $12 to Bob 250')).toBe('success');
    expect(completed(textBob, 'text $12 to Alice 417')).toBe('failure');
  });

  it('is lost for good with a second send, right or wrong, first or last', () => {
    for (const sends of [
      [payDinner, payDinner],
      [payDinner, 'text $80 to Bob 250'],
      ['pay $80 to Bob 250', payDinner],
    ])
      expect(completed(payAlice, ...sends), sends.join()).toBe('failure');
  });

  it('forgets what was sent after the second, so that the world stays finite', () => {
    const ready = actAll(start(), [...logIns, ...facts]);
    const twice = actAll(ready, [payDinner, payDinner]);
    expect(twice.observation).toBe(
      'Logged in to phone, notes, payments. Alice: 417. Dinner: $12. Sent more than once.',
    );
    expect(actAll(ready, ['text $12 to Alice 417', payDinner])).toEqual(
      expect.objectContaining({ key: twice.key, observation: twice.observation }),
    );
    expect(act(twice, payDinner).state).toBe(twice);
  });
});

describe('a device with mail', () => {
  it('reads each amount in the app that has it', () => {
    const goal: Goal = { family: 'text', contact: 0, document: 1 };
    const withMail: Device = {
      ...device(goal),
      apps: ['phone', 'notes', 'mail', 'payments'],
      documents: [
        { app: 'notes', title: 'dinner', amount: 12 },
        { app: 'mail', title: 'hotel', amount: 95 },
      ],
    };
    expect(taskText(withMail)).toBe('text the amount in the hotel mail to Alice.');
    const notes = actAll(startState(withMail, shown), ['log in to notes']);
    expect(notes.actions).toEqual(['log in to phone', 'log in to mail', 'log in to payments', 'read dinner note']);
    const both = actAll(notes, ['log in to mail', 'read hotel mail']);
    expect(both.observation).toBe('Logged in to notes, mail. Hotel: $95. Nothing sent.');
    const sent = actAll(both, ['log in to phone', 'look up Alice', 'text $95 to Alice 417']);
    expect(act(sent, 'complete task').outcome).toBe('success');
  });
});

describe('the fixed action list', () => {
  it('is the same everywhere, holds what is admissible in order, and flags the rest', () => {
    let free = start();
    let fixed = start(payAlice, { ...shown, fixedList: true });
    const list = fixed.actions;
    // log in 3, look up 2, read 2, send 3 ways × 2 amounts × 2 numbers, complete.
    expect(list.length).toBe(3 + 2 + 2 + 12 + 1);
    expect(new Set(list).size).toBe(20);
    for (const command of [...logIns, ...facts, payDinner, 'read rent note', 'text $80 to Alice 417']) {
      expect(fixed.observation).toBe(free.observation);
      expect(fixed.actions).toEqual(list);
      const [here, plain] = [fixed, free];
      expect(list.filter((_, index) => here.step(index).valid)).toEqual(plain.actions);
      list.forEach((action, index) => {
        const { state, outcome, valid } = here.step(index);
        if (!valid) {
          expect(state).toBe(here);
          expect(outcome).toBe('running');
          return;
        }
        const expected = act(plain, action);
        expect([state.key, outcome]).toEqual([expected.state.key, expected.outcome]);
      });
      free = act(free, command).state;
      fixed = act(fixed, command).state;
    }
  });
});

describe('hidden progress', () => {
  const hidden: Manner = { fixedList: false, lastResponse: true };

  it('shows the last response, whatever came before', () => {
    let state = start(payAlice, hidden);
    const responses = [...logIns, ...facts, payDinner, payDinner, 'read dinner note'].map((command) => {
      state = act(state, command).state;
      return state.observation;
    });
    expect(start(payAlice, hidden).observation).toBe('Nothing done yet.');
    expect(responses).toEqual([
      ...['Logged in to phone.', 'Logged in to notes.', 'Logged in to payments.'],
      ...['Alice: 417.', 'Dinner: $12.', 'Sent.', 'Sent.', 'Dinner: $12.'],
    ]);
  });

  it('makes right, wrong and second sends look alike, and lookups before and after them; they stay different states', () => {
    const ready = actAll(start(payAlice, hidden), [...logIns, ...facts]);
    const ways = [[payDinner], ['text $12 to Alice 417'], [payDinner, payDinner]];
    const sent = ways.map((way) => actAll(ready, way));
    expect(new Set(sent.map(({ observation }) => observation))).toEqual(new Set(['Sent.']));
    expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
    expect(sent.map((state) => act(state, 'complete task').outcome)).toEqual(['success', 'failure', 'failure']);
    const read = [ready, ...sent].map((state) => act(state, 'read dinner note').state);
    expect(new Set(read.map(({ observation }) => observation))).toEqual(new Set(['Dinner: $12.']));
    expect(new Set(read.map(({ key }) => key)).size).toBe(4);
  });

  it('counts what is shown to the state: one situation after two commands is two states', () => {
    const ready = actAll(start(payAlice, hidden), [...logIns, ...facts]);
    expect(act(ready, 'read dinner note').state).toBe(ready);
    const again = act(ready, 'look up Alice').state;
    expect(again.observation).toBe('Alice: 417.');
    expect(again.key).not.toBe(ready.key);
    expect(again.actions).toEqual(ready.actions);
  });
});
