import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import { Answer } from '../../../components/Answer';
import { Panel } from '../../../components/Panel';
import { usePresets } from '../api';
import { listRow as row } from './listRow';

const outline = [60, 60, 60];

/** Documents that come with the program, to start from. */
export function PresetPanel() {
  const presets = usePresets();
  return (
    <Panel title="Start from a preset">
      <Answer query={presets} rows={outline} failed="The presets could not be loaded.">
        {(items) =>
          items.map((one) => (
            <Box key={one.name} sx={row}>
              <Box sx={{ flex: 1, minWidth: 160 }}>
                <Typography component="h3" sx={{ fontWeight: 500 }}>
                  {one.name}
                </Typography>
                <Typography color="textSecondary">{one.description}</Typography>
              </Box>
              <Button
                component={Link}
                to={`/strategies/new?preset=${encodeURIComponent(one.name)}`}
                aria-label={`Start from this: ${one.name}`}
              >
                Start from this
              </Button>
            </Box>
          ))
        }
      </Answer>
    </Panel>
  );
}
