import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNavigate, useParams } from 'react-router-dom';
import { Answer } from '../../components/Answer';
import { EmptyState } from '../../components/EmptyState';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { isAtWork } from '../../lib/backtests';
import { useBacktest, useEndBacktest, type Backtest } from './api';
import { AssumptionsPanel } from './components/AssumptionsPanel';
import { BreakdownPanel } from './components/BreakdownPanel';
import { CurvesPanel } from './components/CurvesPanel';
import { Downloads } from './components/Downloads';
import { FiguresPanel } from './components/FiguresPanel';
import { LookAheadPanel } from './components/LookAheadPanel';
import { InstrumentsPanel } from './components/InstrumentsPanel';
import { MonthsPanel } from './components/MonthsPanel';
import { PriceAndTrades } from './components/PriceAndTrades';
import { ProgressPanel } from './components/ProgressPanel';
import { VerdictPanel } from './components/VerdictPanel';
import { instrumentsOf } from './report';
import { WhyNoTrade } from './components/WhyNoTrade';

const outline = [120, 300, 200];

export default function BacktestReportPage() {
  const { id = '' } = useParams();
  const query = useBacktest(id);
  const run = query.data?.run;
  const title = run ? `Backtest #${run.number}: ${run.strategy} on ${instrumentsOf(run)}` : 'Backtest';
  return (
    <Page title={title} actions={query.data && <Actions backtest={query.data} />}>
      <Answer query={query} rows={outline} failed="This backtest could not be loaded.">
        {(backtest) => <Result backtest={backtest} />}
      </Answer>
    </Page>
  );
}

function Actions({ backtest: { run, report } }: { backtest: Backtest }) {
  const end = useEndBacktest(run.id);
  const navigate = useNavigate();
  if (isAtWork(run))
    return (
      <Button disabled={end.isPending} onClick={() => end.mutate('stop')}>
        Stop
      </Button>
    );
  return (
    <>
      {report && <Downloads run={run} />}
      <Button
        variant="text"
        disabled={end.isPending}
        onClick={() => end.mutate('delete', { onSuccess: () => void navigate('/backtests') })}
      >
        Delete
      </Button>
    </>
  );
}

function Result({ backtest: { run, report } }: { backtest: Backtest }) {
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {(isAtWork(run) || run.status === 'failed') && <ProgressPanel run={run} />}
      {report ? (
        <>
          <VerdictPanel report={report} isStopped={run.status === 'stopped'} />
          {report.lookAhead && <LookAheadPanel result={report.lookAhead} />}
          <FiguresPanel report={report} />
          <CurvesPanel report={report} />
          <InstrumentsPanel report={report} />
          <MonthsPanel report={report} />
          <BreakdownPanel report={report} />
          <PriceAndTrades report={report} />
          <WhyNoTrade id={run.id} report={report} />
          <AssumptionsPanel report={report} />
        </>
      ) : (
        run.status === 'stopped' && (
          <Panel title="Stopped">
            <EmptyState why="This backtest was stopped before it had anything to report." />
          </Panel>
        )
      )}
    </Box>
  );
}
