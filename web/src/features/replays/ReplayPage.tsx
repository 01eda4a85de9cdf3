import { useParams } from 'react-router-dom';
import { Answer } from '../../components/Answer';
import { Page } from '../../components/Page';
import { useReplay } from './api';
import { ReplayScreen } from './components/ReplayScreen';

const outline = [60, 420];

export default function ReplayPage() {
  const { id = '' } = useParams();
  const replay = useReplay(id);
  return (
    <Page title="Replay">
      <Answer query={replay} rows={outline} failed="The replay could not be loaded.">
        {(known) => <ReplayScreen replay={known} />}
      </Answer>
    </Page>
  );
}
