import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Panel } from '../../../components/Panel';
import { SelectField } from '../../../components/SelectField';
import { useTimeZone } from '../../../components/timeZone';
import { useAccount } from '../../../lib/account';
import { themes, useTheming, type ThemeChoice } from '../../../theme/choice';

const themeOptions = Object.entries(themes).map(([value, { name }]) => ({ value, text: name }));

export function PreferencesTab() {
  const { choice, choose } = useTheming();
  return (
    <Box sx={{ display: 'grid', gap: 4, maxWidth: 860 }}>
      <Panel title="Appearance">
        <Box sx={{ maxWidth: 260 }}>
          <SelectField
            label="Theme"
            value={choice}
            options={themeOptions}
            hint="Kept in this browser. System follows your device."
            onChange={(next) => choose(next as ThemeChoice)}
          />
        </Box>
      </Panel>
      <TimePanel />
    </Box>
  );
}

function TimePanel() {
  const zone = useTimeZone();
  const account = useAccount();
  return (
    <Panel title="Time">
      <Typography>
        Times are shown in <strong>{nameOf(zone)}</strong>, as chosen at set-up. Hovering over a time shows it
        in UTC.
      </Typography>
      {account && (
        <Typography color="textSecondary" sx={{ mt: 2 }}>
          The trading day of {account.name} begins at midnight in {nameOf(account.tradingDayTimeZone)}.
        </Typography>
      )}
    </Panel>
  );
}

const nameOf = (zone: string): string => (zone === 'Etc/UTC' ? 'UTC' : zone.replaceAll('_', ' '));
