import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { EquityChart } from '../../../components/charts/EquityChart';
import { EmptyState } from '../../../components/EmptyState';
import { Panel } from '../../../components/Panel';
import type { Report } from '../api';
import { curvesOf, rollingOf } from '../report';

export function CurvesPanel({ report }: { report: Report }) {
  const { equity, drawdown, benchmark } = useMemo(() => curvesOf(report.equity), [report.equity]);
  const rolling = useMemo(() => rollingOf(report.rollingSharpe), [report.rollingSharpe]);
  const name = report.benchmark?.name ?? 'Buy and hold';
  return (
    <Panel title="Equity and drawdown" flush>
      {equity.length === 0 ? (
        <Box sx={{ px: 4 }}>
          <EmptyState why="There was no bar in this range." />
        </Box>
      ) : (
        <>
          <EquityChart
            label="Equity of the backtest"
            points={equity}
            unit={report.configuration.currency}
            height={300}
            {...(benchmark && { reference: { name, points: benchmark } })}
          />
          <EquityChart label="Drawdown" points={drawdown} unit="%" tone="down" height={150} />
          {rolling.some(({ value }) => value !== null) && (
            <EquityChart label="Sharpe of the last 90 days" points={rolling} unit="" height={150} />
          )}
        </>
      )}
    </Panel>
  );
}
