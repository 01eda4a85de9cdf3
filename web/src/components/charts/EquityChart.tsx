import Box from '@mui/material/Box';
import { lazy } from 'react';
import { DataTable, type Column } from '../DataTable';
import { Time } from '../Time';
import { ChartFrame } from './ChartFrame';
import type { Point } from './model';

const EquityCanvas = lazy(() => import('./EquityCanvas'));

interface Props {
  label: string;
  points: readonly Point[];
  /** What it is measured against, under its name. */
  reference?: { name: string; points: readonly Point[] };
  unit: string;
  digits?: number;
  /** A drawdown is drawn in the colour of loss. */
  tone?: 'text' | 'down';
  height?: number;
}

const tableRows = 50;
const millisecond = 1_000;

export function EquityChart({
  label,
  points,
  reference,
  unit,
  digits = 2,
  tone = 'text',
  height = 240,
}: Props) {
  const last = points.at(-1)?.value;
  const columns: Column<Point>[] = [
    {
      id: 'time',
      header: 'Time',
      isTitle: true,
      cell: ({ time }) => <Time value={new Date(time * millisecond).toISOString()} shape="minute" />,
    },
    { id: 'value', header: unit, align: 'end', cell: ({ value }) => value?.toFixed(digits) ?? '–' },
  ];
  return (
    <ChartFrame
      label={label}
      summary={last == null ? label : `${label}: now ${last.toFixed(digits)} ${unit}`}
      height={height}
      legend={reference && <ReferenceLegend name={reference.name} />}
      table={
        <DataTable
          caption={`${label}, newest ${tableRows} points`}
          columns={columns}
          rows={points.slice(-tableRows).toReversed()}
          keyOf={(point) => String(point.time)}
        />
      }
    >
      <EquityCanvas points={points} reference={reference?.points} digits={digits} tone={tone} />
    </ChartFrame>
  );
}

function ReferenceLegend({ name }: { name: string }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 4, pb: 2, fontSize: '0.78rem' }}>
      <Box aria-hidden sx={{ width: 14, borderTop: '1px dashed', borderColor: 'tone.faint' }} />
      {name}
    </Box>
  );
}
