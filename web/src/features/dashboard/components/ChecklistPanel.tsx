import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { Icon } from '../../../components/Icon';
import { ModeSwitch } from '../../../components/ModeSwitch';
import { Panel } from '../../../components/Panel';
import { visuallyHidden } from '../../../theme/hidden';
import type { Dashboard } from '../../../lib/dashboard';
import { useBacktests } from '../../../lib/backtests';
import { firstSteps, type Step } from '../checklist';

const hiddenKey = 'plimsoll-first-steps-hidden';

/** The way in for a newcomer; it leaves when it has been walked. */
export function ChecklistPanel({ dashboard }: { dashboard: Dashboard }) {
  const { account, bots } = dashboard;
  const backtests = useBacktests();
  const [isHidden, setHidden] = useState(() => localStorage.getItem(hiddenKey) !== null);
  const steps = firstSteps({
    bots: bots.length,
    isAutonomous: account.operatingMode === 'autonomous',
    backtests: backtests.data?.pages[0]?.items.length ?? null,
  });
  if (isHidden || steps.every((step) => step.isDone)) return null;
  const hide = () => {
    localStorage.setItem(hiddenKey, 'yes');
    setHidden(true);
  };
  return (
    <Panel
      title="First steps"
      actions={
        <Button variant="text" onClick={hide}>
          Hide
        </Button>
      }
    >
      <Box
        component="ol"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 4,
          gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
        }}
      >
        {steps.map((step) => (
          <StepItem key={step.text} step={step} account={account} />
        ))}
      </Box>
    </Panel>
  );
}

function StepItem({ step, account }: { step: Step; account: Dashboard['account'] }) {
  return (
    <Box component="li" sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
      <Box
        aria-hidden
        sx={{
          width: 20,
          height: 20,
          mt: '1px',
          flex: 'none',
          display: 'grid',
          placeItems: 'center',
          border: 1,
          borderRadius: '50%',
          borderColor: step.isDone ? 'text.primary' : 'surface.lineStrong',
        }}
      >
        {step.isDone && <Icon name="check" size={12} />}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        {step.isDone ? (
          <Typography component="span" sx={{ fontWeight: 600, textDecoration: 'line-through' }}>
            {step.text}
            <Box component="span" sx={visuallyHidden}>
              {' '}
              (done)
            </Box>
          </Typography>
        ) : step.to ? (
          <Link component={RouterLink} to={step.to} color="inherit" sx={{ fontWeight: 600 }}>
            {step.text}
          </Link>
        ) : (
          <ModeSwitch account={account} size="small" />
        )}
        <Typography variant="body2" color="textSecondary">
          {step.why}
        </Typography>
      </Box>
    </Box>
  );
}
