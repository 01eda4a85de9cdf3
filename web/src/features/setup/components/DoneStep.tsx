import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';

export function DoneStep() {
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        You are signed in. Everything runs in simulation: no order leaves this machine.
      </Typography>
      <Button component={Link} to="/backtests" variant="contained" sx={{ minHeight: 44 }}>
        Run first backtest
      </Button>
      <Button component={Link} to="/bots" sx={{ minHeight: 44 }}>
        Start a simulated bot
      </Button>
      <Button component={Link} to="/" variant="text" sx={{ minHeight: 44 }}>
        Go to the dashboard
      </Button>
    </Box>
  );
}
