/** The pages of a shop as world states: key, observation, commands and step, each made once. */
import type { Transition, WorldState } from '../world.ts';
import { type Command, everyCommand, follow, type Page, SEARCH, type Shop } from './rules.ts';
import { pageText } from './texts.ts';

/** How a task shows itself. */
export interface Manner {
  /** One list of every command throughout, instead of those that are admissible now. */
  readonly fixedList: boolean;
  /** Observations leave out which options are chosen. */
  readonly hideChosen: boolean;
}

function keyOf(page: Page): string {
  switch (page.kind) {
    case 'search':
      return 'search';
    case 'results':
      return `results/${page.query}/${page.number}`;
    case 'item':
      return `item/${page.item}/${page.colour}/${page.size}`;
  }
}

/** The states of one task, each made when first reached and kept. A memo of pure functions. */
class Maker {
  readonly shop: Shop;
  readonly manner: Manner;
  readonly commands: readonly Command[];
  readonly texts: readonly string[];
  private readonly made = new Map<string, ShopState>();

  constructor(shop: Shop, manner: Manner) {
    this.shop = shop;
    this.manner = manner;
    this.commands = everyCommand(shop);
    this.texts = this.commands.map(({ text }) => text);
  }

  state(page: Page): ShopState {
    const key = keyOf(page);
    let state = this.made.get(key);
    if (state === undefined) {
      state = new ShopState(this, page, key);
      this.made.set(key, state);
    }
    return state;
  }
}

class ShopState implements WorldState {
  readonly key: string;
  readonly observation: string;
  readonly actions: readonly string[];
  private readonly commands: readonly Command[];
  private readonly maker: Maker;
  private readonly page: Page;

  constructor(maker: Maker, page: Page, key: string) {
    const { shop, manner, commands, texts } = maker;
    this.maker = maker;
    this.page = page;
    this.key = key;
    this.observation = pageText(shop, page, manner.hideChosen);
    this.commands = manner.fixedList ? commands : commands.filter((command) => follow(shop, page, command) !== null);
    this.actions = manner.fixedList ? texts : this.commands.map(({ text }) => text);
  }

  step(index: number): Transition {
    const command = this.commands[index];
    if (command === undefined) throw new RangeError(`There is no action ${index} among ${this.actions.length}.`);
    const consequence = follow(this.maker.shop, this.page, command);
    if (consequence === null) return { state: this, valid: false, outcome: 'running' };
    const { page, score } = consequence;
    if (score !== null) return { state: this, valid: true, outcome: score === 1 ? 'success' : 'failure', score };
    return { state: this.maker.state(page), valid: true, outcome: 'running' };
  }
}

/** The first state of a shop, as an agent meets it. */
export function startState(shop: Shop, manner: Manner): WorldState {
  return new Maker(shop, manner).state(SEARCH);
}
