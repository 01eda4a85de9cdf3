import Box from '@mui/material/Box';
import { Amount, Change } from '../../../components/Amount';
import { Icon } from '../../../components/Icon';
import { OrderState } from '../../../components/orders';
import { decimal } from '../../../lib/decimal';
import { words } from '../../../lib/words';
import type { Entry } from '../api';

/** What came of an entry: a gain, a fee, a state or a refusal. */
export function Outcome({ entry, currency }: { entry: Entry; currency: string }) {
  const { trade, fill, order, decision, signal } = entry;
  if (trade) return <Change value={decimal(trade.netPnl)} unit={currency} />;
  if (fill)
    return (
      <>
        fee <Amount value={decimal(fill.fee)} unit={currency} digits={4} />
      </>
    );
  if (order) return <OrderState order={order} />;
  if (decision) return <Verdict code={decision.code ?? null} />;
  if (signal)
    return (
      <>
        {words(signal.status)} {signal.code && <code>{signal.code}</code>}
      </>
    );
  return <>–</>;
}

function Verdict({ code }: { code: string | null }) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1,
        color: code === null ? 'tone.up' : 'tone.down',
      }}
    >
      <Icon name={code === null ? 'check' : 'close'} size={13} />
      {code === null ? 'Approved' : <code>{code}</code>}
    </Box>
  );
}
