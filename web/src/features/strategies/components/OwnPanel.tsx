import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import { Answer } from '../../../components/Answer';
import { EmptyState } from '../../../components/EmptyState';
import { Panel } from '../../../components/Panel';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { Time } from '../../../components/Time';
import { useToast } from '../../../components/toasts';
import { useOwnStrategies, useStrategyStep } from '../api';
import { listRow as row } from './listRow';
import { OwnSteps } from './OwnSteps';

const outline = [60, 60, 60];

const botsText = (count: number): string => (count === 1 ? 'one bot' : `${count} bots`);

/** The strategies of whoever is signed in. */
export function OwnPanel() {
  const own = useOwnStrategies(false);
  const step = useStrategyStep();
  const toast = useToast();
  return (
    <Panel title="Your own">
      <ProblemSummary error={step.error} />
      <Answer query={own} rows={outline} failed="Your strategies could not be loaded.">
        {(items) =>
          items.length === 0 ? (
            <EmptyState why="None yet. A strategy is built of conditions: when to look, when to enter, when to leave." />
          ) : (
            items.map((one) => (
              <Box key={one.id} sx={row}>
                <Box sx={{ flex: 1, minWidth: 160 }}>
                  <Link to={`/strategies/${one.id}`}>{one.name}</Link>
                  <Typography color="textSecondary">
                    Version {one.version}, saved <Time value={one.updatedAt} shape="minute" />
                    {one.runningBots > 0 && `, at work in ${botsText(one.runningBots)}`}
                  </Typography>
                </Box>
                <Button component={Link} to={`/backtests?strategy=${encodeURIComponent(one.name)}`}>
                  Backtest this
                </Button>
                <Button component="a" href={`/api/v1/rule-strategies/${one.id}/export`} download>
                  Export
                </Button>
                <OwnSteps strategy={one} />
                <Button
                  disabled={step.isPending}
                  aria-label={`Delete ${one.name}`}
                  onClick={() =>
                    step.mutate(
                      { id: one.id, step: 'delete' },
                      { onSuccess: () => toast(`${one.name} is deleted; it can come back for 30 days.`) },
                    )
                  }
                >
                  Delete
                </Button>
              </Box>
            ))
          )
        }
      </Answer>
    </Panel>
  );
}
