import { EmptyState } from '../../components/EmptyState';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';

export default function SettingsPage() {
  return (
    <Page title="Settings">
      <Panel title="Operating mode">
        <EmptyState why="The mode can be changed as soon as an account exists." />
      </Panel>
    </Page>
  );
}
