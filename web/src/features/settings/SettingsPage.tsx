import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useSearchParams } from 'react-router-dom';
import { Page } from '../../components/Page';
import { AccountsTab } from './components/AccountsTab';
import { KeysTab } from './components/KeysTab';
import { LimitsTab } from './components/LimitsTab';
import { MarketTab } from './components/MarketTab';
import { ModeTab } from './components/ModeTab';
import { PreferencesTab } from './components/PreferencesTab';
import { SignInTab } from './components/SignInTab';
import { SimulationTab } from './components/SimulationTab';

const tabs = [
  { id: 'mode', name: 'Mode & behaviour', Content: ModeTab },
  { id: 'limits', name: 'Risk limits', Content: LimitsTab },
  { id: 'accounts', name: 'Accounts', Content: AccountsTab },
  { id: 'keys', name: 'Venues & keys', Content: KeysTab },
  { id: 'simulation', name: 'Simulation', Content: SimulationTab },
  { id: 'sign-in', name: 'Sign-in', Content: SignInTab },
  { id: 'preferences', name: 'Preferences', Content: PreferencesTab },
  { id: 'market', name: 'Market', Content: MarketTab },
] as const;

export default function SettingsPage() {
  const [parameters, setParameters] = useSearchParams();
  const { id: open, Content } = tabs.find((tab) => tab.id === parameters.get('tab')) ?? tabs[0];
  return (
    <Page title="Settings">
      <Tabs
        value={open}
        onChange={(_, tab: string) => setParameters({ tab }, { replace: true })}
        variant="scrollable"
        scrollButtons={false}
        aria-label="Parts of the settings"
        sx={{ mb: 4 }}
      >
        {tabs.map(({ id, name }) => (
          <Tab key={id} value={id} label={name} id={`tab-${id}`} aria-controls={`panel-${id}`} />
        ))}
      </Tabs>
      {tabs.map(({ id }) => (
        <Box key={id} role="tabpanel" id={`panel-${id}`} aria-labelledby={`tab-${id}`} hidden={id !== open}>
          {id === open && <Content />}
        </Box>
      ))}
    </Page>
  );
}
