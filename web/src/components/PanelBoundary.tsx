import { Component, type ReactNode } from 'react';
import { ErrorPanel } from './ErrorPanel';

interface State {
  error: unknown;
}

/** A fault in one panel leaves the others usable. */
export class PanelBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <ErrorPanel error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
