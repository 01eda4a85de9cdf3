import { EmptyState } from '../../components/EmptyState';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';

export default function RiskPage() {
  return (
    <Page title="Risk">
      <Panel title="Limits">
        <EmptyState why="Limits are shown as soon as an account exists." />
      </Panel>
    </Page>
  );
}
