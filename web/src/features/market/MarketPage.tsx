import Box from '@mui/material/Box';
import { Answer } from '../../components/Answer';
import { EmptyState } from '../../components/EmptyState';
import { MarketClock } from '../../components/MarketClock';
import { PaceControl } from '../../components/PaceControl';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { SelectField } from '../../components/SelectField';
import { WithAccount } from '../../components/WithAccount';
import { useAddress } from '../../lib/address';
import { useInstruments, type Instrument } from '../../lib/instruments';
import { timeframes } from '../../lib/strategies';
import { symbolOf } from '../../lib/words';
import { MarketChart } from './components/MarketChart';
import { OrderBookPanel } from './components/OrderBookPanel';
import { OverlayPicker } from './components/OverlayPicker';
import { formatOverlays, parseOverlays, usualOverlays } from './overlays';

const outline = [60, 460];

const isReal = (instrumentId: string) => !instrumentId.startsWith('sim:');

export default function MarketPage() {
  const instruments = useInstruments();
  return (
    <Page title="Market" actions={<MarketClock />}>
      <WithAccount rows={outline}>
        {(account) => (
          <Answer query={instruments} rows={outline} failed="The instruments could not be loaded.">
            {(known) => <Market accountId={account.id} instruments={known} />}
          </Answer>
        )}
      </WithAccount>
    </Page>
  );
}

interface Props {
  accountId: string;
  instruments: readonly Instrument[];
}

function Market({ accountId, instruments }: Props) {
  const [parameters, change] = useAddress();
  const asked = parameters.get('instrument');
  const instrument = instruments.find((one) => one.id === asked) ?? instruments[0];
  const interval = timeframes.find((one) => one === parameters.get('interval')) ?? '1m';
  const indicators = parseOverlays(parameters.get('overlays') ?? usualOverlays);
  const set = (name: string, value: string) => change({ [name]: value });
  if (!instrument) return <EmptyState why="The market trades nothing yet." />;
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'flex-end' }}>
        <Box sx={{ width: { xs: 1, sm: 200 } }}>
          <SelectField
            label="Instrument"
            value={instrument.id}
            options={instruments.map((one) => ({ value: one.id, text: symbolOf(one.id) }))}
            onChange={(id) => set('instrument', id)}
          />
        </Box>
        <Box sx={{ width: 110 }}>
          <SelectField
            label="Timeframe"
            value={interval}
            options={timeframes.map((one) => ({ value: one, text: one }))}
            onChange={(value) => set('interval', value)}
          />
        </Box>
        {!isReal(instrument.id) && (
          <Box sx={{ width: 170 }}>
            <PaceControl />
          </Box>
        )}
        <OverlayPicker indicators={indicators} onChange={(next) => set('overlays', formatOverlays(next))} />
      </Box>
      <Panel title={`${symbolOf(instrument.id)}, ${interval}`} flush>
        <MarketChart
          key={`${instrument.id} ${interval}`}
          accountId={accountId}
          instrument={instrument.id}
          interval={interval}
          indicators={indicators}
        />
      </Panel>
      {isReal(instrument.id) && <OrderBookPanel key={instrument.id} instrument={instrument.id} />}
    </Box>
  );
}
