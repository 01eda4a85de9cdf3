import Button from '@mui/material/Button';
import { useState } from 'react';
import { Amount, Change } from './Amount';
import { ConfirmDialog } from './ConfirmDialog';
import { DataTable, type Column } from './DataTable';
import { EmptyState } from './EmptyState';
import { Panel } from './Panel';
import { Side } from './Side';
import { StopState } from './StopState';
import { TargetState } from './TargetState';
import { Time } from './Time';
import { useToast } from './toasts';
import { decimal } from '../lib/decimal';
import type { Dashboard } from '../lib/dashboard';
import { usePriceDigits } from '../lib/instruments';
import { symbolOf } from '../lib/words';
import { useClosePosition } from '../lib/orders';

type Position = Dashboard['positions'][number];

// Shown once something is borrowed: on a spot account they would say nothing.
const marginColumns = new Set(['leverage', 'liquidation']);

export function PositionsPanel({ dashboard }: { dashboard: Dashboard }) {
  const { account, positions } = dashboard;
  const digits = usePriceDigits();
  const [asked, setAsked] = useState<Position | null>(null);
  const isMargined = positions.some((position) => position.leverage !== '1');
  const columns = columnsOf(account.currency, digits, setAsked).filter(
    ({ id }) => isMargined || !marginColumns.has(id),
  );
  return (
    <Panel title="Positions" flush={positions.length > 0}>
      {positions.length === 0 ? (
        <EmptyState why="No position is open: nothing of this account is at risk." />
      ) : (
        <DataTable
          caption="Open positions"
          columns={columns}
          rows={positions}
          keyOf={(position) => `${position.instrumentId} ${position.runId}`}
        />
      )}
      {asked && <CloseDialog account={account} position={asked} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

function columnsOf(
  currency: string,
  digits: (instrumentId: string) => number,
  onClose: (position: Position) => void,
): Column<Position>[] {
  const price = (position: Position, value: string | null | undefined) => (
    <Amount value={value == null ? null : decimal(value)} digits={digits(position.instrumentId)} />
  );
  return [
    { id: 'instrument', header: 'Instrument', isTitle: true, cell: (one) => symbolOf(one.instrumentId) },
    { id: 'side', header: 'Side', cell: (one) => <Side side={one.side} /> },
    { id: 'size', header: 'Size', align: 'end', cell: (one) => <Amount value={decimal(one.quantity)} /> },
    { id: 'entry', header: 'Entry', align: 'end', cell: (one) => price(one, one.averageEntry) },
    { id: 'mark', header: 'Mark', align: 'end', cell: (one) => one.mark.toFixed(digits(one.instrumentId)) },
    {
      id: 'pnl',
      header: 'P&L',
      align: 'end',
      cell: (one) => <Change value={decimal(one.unrealisedPnl)} unit={currency} />,
    },
    {
      id: 'r',
      header: 'R now',
      align: 'end',
      cell: (one) => (one.rNow == null ? '–' : <Change value={decimal(one.rNow.toFixed(2))} />),
    },
    {
      id: 'stop',
      header: 'Stop',
      align: 'end',
      cell: (one) => <StopState isWorking={one.hasWorkingStop}>{price(one, one.stop)}</StopState>,
    },
    { id: 'leverage', header: 'Leverage', align: 'end', cell: (one) => `${one.leverage}×` },
    {
      id: 'liquidation',
      header: 'Liquidation',
      align: 'end',
      cell: (one) => price(one, one.liquidationPrice),
    },
    {
      id: 'target',
      header: 'Target',
      align: 'end',
      cell: (one) =>
        one.target == null ? (
          '–'
        ) : (
          <TargetState isWorking={one.hasWorkingTarget}>{price(one, one.target)}</TargetState>
        ),
    },
    { id: 'opened', header: 'Opened', cell: (one) => <Time value={one.openedAt} shape="minute" /> },
    { id: 'bot', header: 'Bot', cell: (one) => one.botName ?? '–' },
    {
      id: 'close',
      header: '',
      align: 'end',
      cell: (one) => (
        <Button size="small" onClick={() => onClose(one)} aria-label={`Close ${symbolOf(one.instrumentId)}`}>
          Close
        </Button>
      ),
    },
  ];
}

interface CloseProps {
  account: Dashboard['account'];
  position: Position;
  onClose: () => void;
}

function CloseDialog({ account, position, onClose }: CloseProps) {
  const close = useClosePosition(account.id);
  const toast = useToast();
  const name = symbolOf(position.instrumentId);
  return (
    <ConfirmDialog
      open
      title={`Close ${name}`}
      mode={account.executionMode}
      confirmText="Close at the market"
      isPending={close.isPending}
      error={close.error}
      onClose={onClose}
      onConfirm={() =>
        close.mutate(position.instrumentId, {
          onSuccess: () => {
            toast(`The exit of ${name} is on its way.`);
            onClose();
          },
        })
      }
    >
      {position.quantity} {name} will be {position.side === 'long' ? 'sold' : 'bought back'} at the market. At
      the last price that books <Change value={decimal(position.unrealisedPnl)} unit={account.currency} />{' '}
      before fees. The bot goes on running.
    </ConfirmDialog>
  );
}
