import Box from '@mui/material/Box';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { Answer } from '../../components/Answer';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { useDatasets } from '../../lib/datasets';
import { useInstruments } from '../../lib/instruments';
import { useRecordings } from '../../lib/recordings';
import { useStrategies } from '../../lib/strategies';
import { BacktestForm } from './components/BacktestForm';
import { HoldOutsPanel } from './components/HoldOutsPanel';
import { RunList } from './components/RunList';

const outline = [60, 60, 120];

export default function BacktestsPage() {
  return (
    <Page title="Backtests">
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Panel title="Run a backtest">
          <NewBacktest />
        </Panel>
        <RunList />
        <HoldOutsPanel />
      </Box>
    </Page>
  );
}

function NewBacktest() {
  const strategies = useStrategies();
  const datasets = useDatasets();
  const instruments = useInstruments();
  const recordings = useRecordings();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  return (
    <Answer query={strategies} rows={outline} failed="The strategies could not be loaded.">
      {(known) => (
        <Answer query={datasets} rows={outline} failed="The datasets could not be loaded.">
          {(data) => (
            <Answer query={instruments} rows={outline} failed="The instruments could not be loaded.">
              {(traded) => (
                <Answer query={recordings} rows={outline} failed="The recordings could not be loaded.">
                  {(recorded) => (
                    <BacktestForm
                      strategies={known}
                      datasets={data}
                      instruments={traded}
                      recordings={recorded}
                      asked={parameters.get('dataset')}
                      askedStrategy={parameters.get('strategy')}
                      onStarted={(id) => void navigate(`/backtests/${id}`)}
                    />
                  )}
                </Answer>
              )}
            </Answer>
          )}
        </Answer>
      )}
    </Answer>
  );
}
