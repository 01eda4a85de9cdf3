import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { Amount } from '../../../components/Amount';
import { Answer } from '../../../components/Answer';
import { CopyText } from '../../../components/CopyText';
import { Facts } from '../../../components/Facts';
import { Icon } from '../../../components/Icon';
import { OrderState } from '../../../components/orders';
import { PanelBoundary } from '../../../components/PanelBoundary';
import { Age, Time } from '../../../components/Time';
import type { CurrentAccount } from '../../../lib/account';
import { decimal } from '../../../lib/decimal';
import { symbolOf, words } from '../../../lib/words';
import { useOrder, type OrderLife } from '../api';

interface Props {
  account: CurrentAccount;
  intentNumber: number;
  onClose: () => void;
}

/** One order and everything that happened to it, with what shows it. */
export function OrderDrawer({ account, intentNumber, onClose }: Props) {
  const id = useId();
  const query = useOrder(account.id, intentNumber);
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-modal': true,
          'aria-labelledby': id,
          sx: { width: { xs: '100%', md: 640 }, bgcolor: 'surface.panel', p: 4 },
        },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2, mb: 3 }}>
        <Typography id={id} variant="h2" sx={{ flex: 1, pt: '6px' }}>
          Order {intentNumber}
        </Typography>
        <IconButton aria-label="Close the order" onClick={onClose} autoFocus>
          <Icon name="close" />
        </IconButton>
      </Box>
      <PanelBoundary>
        <Answer query={query} rows={[160, 240]} failed="This order could not be loaded.">
          {(life) => <Life life={life} currency={account.currency} />}
        </Answer>
      </PanelBoundary>
    </Drawer>
  );
}

function Life({ life, currency }: { life: OrderLife; currency: string }) {
  const { order, venueOrderId, fees, nextQuestionAt, steps } = life;
  return (
    <Box sx={{ display: 'grid', gap: 5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Facts
        facts={[
          ['State', <OrderState order={order} />],
          ['Why', order.reasonText],
          [
            'Wish',
            `${words(order.side)} ${order.quantity} ${symbolOf(order.instrumentId)}, ${words(order.type)}`,
          ],
          ['For', words(order.purpose)],
          ['Limit', order.limitPrice],
          ['Stop', order.stopPrice],
          ['Filled', order.filledQuantity],
          ['Average price', order.averageFillPrice],
          ['Fees', <Amount value={decimal(fees)} unit={currency} />],
          ['Bot', order.botName],
          ['Client order id', <CopyText label="client order id" text={order.id} />],
          ['Venue’s order id', venueOrderId && <CopyText label="venue’s order id" text={venueOrderId} />],
          ...(order.status === 'unknown'
            ? [['Unknown since', <Age value={order.changedAt} />] as const]
            : []),
          ...(nextQuestionAt ? [['Asked next', <Time value={nextQuestionAt} />] as const] : []),
        ]}
      />
      <section aria-labelledby="life">
        <Typography id="life" variant="h3" sx={{ mb: 2 }}>
          Its life
        </Typography>
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
          {steps.map((step, index) => (
            <Box
              component="li"
              key={step.sequence ?? `before ${index}`}
              sx={{ pl: 3, borderLeft: 2, borderColor: 'surface.lineStrong', fontSize: '0.85rem' }}
            >
              <Box sx={{ color: 'text.secondary', fontSize: '0.9em' }}>
                <Time value={step.time} />
                {step.status && ` · ${words(step.status)}`}
              </Box>
              {step.text}
              {step.evidence && (
                <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                  <code>{step.evidence}</code>
                </Box>
              )}
            </Box>
          ))}
        </Box>
      </section>
    </Box>
  );
}
