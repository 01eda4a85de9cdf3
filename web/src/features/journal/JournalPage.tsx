import { EmptyState } from '../../components/EmptyState';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';

export default function JournalPage() {
  return (
    <Page title="Journal">
      <Panel title="Entries">
        <EmptyState why="Nothing has happened yet." />
      </Panel>
    </Page>
  );
}
