import Box from '@mui/material/Box';
import { LineSeries, LineStyle, createChart, type UTCTimestamp } from 'lightweight-charts';
import { useEffect, useRef } from 'react';
import { usePalette } from '../../theme/usePalette';
import { useTimeZone } from '../timeZone';
import { strokeOf, type Line } from './lines';
import { chartOptions, priceFormat } from './options';

interface Props {
  lines: readonly Line[];
  digits: number;
}

export default function LinesCanvas({ lines, digits }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const colors = usePalette();
  const zone = useTimeZone();
  useEffect(() => {
    if (!element.current) return;
    const chart = createChart(element.current, chartOptions(colors, zone));
    lines.forEach(({ points }, index) => {
      const { color, isDashed } = strokeOf(index, colors);
      const series = chart.addSeries(LineSeries, {
        color,
        lineWidth: 2,
        lineStyle: isDashed ? LineStyle.Dashed : LineStyle.Solid,
        priceLineVisible: false,
        priceFormat: priceFormat(digits),
      });
      series.setData(
        points.flatMap(({ time, value }) => (value === null ? [] : [{ time: time as UTCTimestamp, value }])),
      );
    });
    chart.timeScale().fitContent();
    return () => chart.remove();
  }, [lines, digits, colors, zone]);
  return <Box ref={element} sx={{ height: 1 }} />;
}
