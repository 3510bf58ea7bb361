/** Cytoscape's stylesheet in step with the zoom: numbers in nodes stay large enough to be read, where the theme says how large that is. */
import type { Core } from 'cytoscape';
import { stylesheet } from './stylesheet.ts';
import { type GraphTheme, numberSizeAt } from './themes.ts';

export class ZoomedStyle {
  readonly #cy: Core;
  #theme: GraphTheme;
  /** Of the numbers in nodes, to scale, as it is drawn now. */
  #numberSize = 0;

  constructor(cy: Core, theme: GraphTheme) {
    this.#cy = cy;
    this.#theme = theme;
    this.#write();
    cy.on('zoom', () => {
      if (numberSizeAt(cy.zoom(), this.#theme) !== this.#numberSize) this.#write();
    });
  }

  setTheme(theme: GraphTheme): void {
    this.#theme = theme;
    this.#write();
  }

  #write(): void {
    this.#numberSize = numberSizeAt(this.#cy.zoom(), this.#theme);
    this.#cy.style(stylesheet(this.#theme, this.#numberSize));
  }
}
