import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { usePriceDigits } from '../../../lib/instruments';
import { useBook, type Level } from '../api';

const levels = 10;

/** What rests nearest to the market. Only real markets tell it. */
export function OrderBookPanel({ instrument }: { instrument: string }) {
  const book = useBook(instrument);
  const digits = usePriceDigits()(instrument);
  return (
    <Panel title="Order book" actions={book.data && <Time value={book.data.time} />}>
      {book.error && <ErrorPanel error={book.error} title="The order book could not be loaded." />}
      {book.data === null && (
        <EmptyState why="There is no order book now: it is being put together, or the line is down." />
      )}
      {book.data && (
        <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' }}>
          <Side name="Bids" color="tone.up" rows={book.data.bids} digits={digits} />
          <Side name="Asks" color="tone.down" rows={book.data.asks} digits={digits} />
        </Box>
      )}
    </Panel>
  );
}

interface SideProps {
  name: string;
  color: string;
  rows: readonly Level[];
  digits: number;
}

function Side({ name, color, rows, digits }: SideProps) {
  return (
    <Box component="table" sx={{ width: 1, borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' }}>
      <Typography component="caption" variant="caption" sx={{ textAlign: 'left', pb: 1 }}>
        {name}
      </Typography>
      <thead>
        <tr>
          <Cell isHead>Price</Cell>
          <Cell isHead>Quantity</Cell>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, levels).map((level) => (
          <tr key={level.price}>
            <Cell color={color}>{level.price.toFixed(digits)}</Cell>
            <Cell>{level.quantity}</Cell>
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

function Cell({
  children,
  color,
  isHead = false,
}: {
  children: ReactNode;
  color?: string;
  isHead?: boolean;
}) {
  return (
    <Typography
      component={isHead ? 'th' : 'td'}
      scope={isHead ? 'col' : undefined}
      variant={isHead ? 'caption' : 'body2'}
      sx={{ p: 0, py: 0.5, textAlign: 'right', '&:first-of-type': { textAlign: 'left' }, color }}
    >
      {children}
    </Typography>
  );
}
