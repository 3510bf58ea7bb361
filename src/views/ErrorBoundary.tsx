/**
 * What stands in the page's place where a part of it breaks as it is drawn: above all where its code cannot be loaded, because the
 * network is gone or the host has another version by now. What trains is not of the page, and goes on.
 */
import { Component, type ReactNode } from 'react';
import { pageText } from '../text/page.ts';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Puts in the place of what broke what can be shown without it. */
  readonly onLeave: () => Promise<void>;
}

interface ErrorBoundaryState {
  /** What was thrown, in its own words; null while nothing was. */
  readonly detail: string | null;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { detail: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { detail: error instanceof Error ? error.message : String(error) };
  }

  async #leave(): Promise<void> {
    await this.props.onLeave();
    this.setState({ detail: null });
  }

  override render(): ReactNode {
    const { detail } = this.state;
    if (detail === null) return this.props.children;
    const text = pageText.broken;
    return (
      <main className="broken" role="alert">
        <h1>{text.heading}</h1>
        <p>{text.why}</p>
        <p className="broken-ways">
          <button type="button" className="primary" title={text.reloadHint} onClick={() => window.location.reload()}>
            {text.reload}
          </button>
          <button type="button" title={text.leaveHint} onClick={() => void this.#leave()}>
            {text.leave}
          </button>
        </p>
        <details>
          <summary>{text.detail}</summary>
          <pre>{detail}</pre>
        </details>
      </main>
    );
  }
}
