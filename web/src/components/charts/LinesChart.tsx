import Box from '@mui/material/Box';
import { lazy } from 'react';
import { usePalette } from '../../theme/usePalette';
import { DataTable, type Column } from '../DataTable';
import { ChartFrame } from './ChartFrame';
import { strokeOf, type Line } from './lines';

const LinesCanvas = lazy(() => import('./LinesCanvas'));

interface Props {
  label: string;
  lines: readonly Line[];
  unit: string;
  digits?: number;
  height?: number;
}

/** Several curves over each other, each with its name and where it ended. */
export function LinesChart({ label, lines, unit, digits = 2, height = 320 }: Props) {
  const ends = lines.map((line) => `${line.name} ${endOf(line, digits)} ${unit}`);
  return (
    <ChartFrame
      label={label}
      summary={`${label}: ${ends.join(', ')}`}
      height={height}
      legend={<LinesLegend lines={lines} />}
      table={
        <DataTable
          caption={`${label}, the end of each`}
          columns={columnsOf(unit, digits)}
          rows={lines}
          keyOf={(line) => line.id}
        />
      }
    >
      <LinesCanvas lines={lines} digits={digits} />
    </ChartFrame>
  );
}

const endOf = ({ points }: Line, digits: number): string => points.at(-1)?.value?.toFixed(digits) ?? '–';

const columnsOf = (unit: string, digits: number): Column<Line>[] => [
  { id: 'name', header: 'Curve', isTitle: true, cell: ({ name }) => name },
  { id: 'end', header: unit, align: 'end', cell: (line) => endOf(line, digits) },
];

function LinesLegend({ lines }: { lines: readonly Line[] }) {
  const palette = usePalette();
  return (
    <Box
      component="ul"
      sx={{ listStyle: 'none', display: 'flex', flexWrap: 'wrap', columnGap: 4, m: 0, px: 4, pb: 2 }}
    >
      {lines.map(({ id, name }, index) => {
        const { color, isDashed } = strokeOf(index, palette);
        return (
          <Box
            component="li"
            key={id}
            sx={{ display: 'flex', alignItems: 'center', gap: 2, fontSize: '0.78rem' }}
          >
            <Box
              aria-hidden
              sx={{
                width: 14,
                borderTop: 2,
                borderTopStyle: isDashed ? 'dashed' : 'solid',
                borderColor: color,
              }}
            />
            {name}
          </Box>
        );
      })}
    </Box>
  );
}
