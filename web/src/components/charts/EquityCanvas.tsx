import Box from '@mui/material/Box';
import {
  AreaSeries,
  LineSeries,
  LineStyle,
  createChart,
  type IChartApi,
  type ISeriesApi,
  type UTCTimestamp,
} from 'lightweight-charts';
import { useEffect, useRef } from 'react';
import { usePalette } from '../../theme/usePalette';
import { useTimeZone } from '../timeZone';
import { changedFrom, type Point } from './model';
import { chartOptions, priceFormat } from './options';

interface Props {
  points: readonly Point[];
  /** What it is measured against; drawn thin, behind. */
  reference?: readonly Point[] | undefined;
  digits: number;
  tone: 'text' | 'down';
}

interface Drawing {
  chart: IChartApi;
  series: ISeriesApi<'Area'>;
  drawn: readonly Point[];
}

const toPoint = ({ time, value }: Point) =>
  value === null ? { time: time as UTCTimestamp } : { time: time as UTCTimestamp, value };

export default function EquityCanvas({ points, reference, digits, tone }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const colors = usePalette();
  const zone = useTimeZone();
  useEffect(() => {
    if (!element.current) return;
    const chart = createChart(element.current, chartOptions(colors, zone));
    const color = colors[tone];
    const series = chart.addSeries(AreaSeries, {
      lineColor: color,
      lineWidth: 2,
      topColor: `${color}26`,
      bottomColor: `${color}00`,
      priceLineVisible: false,
      priceFormat: priceFormat(digits),
    });
    drawing.current = { chart, series, drawn: [] };
    return () => {
      drawing.current = null;
      chart.remove();
    };
  }, [colors, zone, tone, digits]);
  useEffect(() => {
    const chart = drawing.current?.chart;
    if (!chart || !reference) return;
    const series = chart.addSeries(LineSeries, {
      color: colors.faint,
      lineWidth: 1,
      lineStyle: LineStyle.Dashed,
      priceLineVisible: false,
      lastValueVisible: false,
      priceFormat: priceFormat(digits),
    });
    series.setData(reference.map(toPoint));
    chart.timeScale().fitContent();
    return () => {
      // The chart may be gone already, and the series with it.
      if (drawing.current?.chart === chart) chart.removeSeries(series);
    };
  }, [reference, colors, zone, tone, digits]);
  useEffect(() => {
    if (drawing.current) draw(drawing.current, points);
  }, [points, colors, zone, tone, digits]);
  return <Box ref={element} sx={{ height: 1 }} />;
}

/** A curve that only grew keeps where its reader looks. */
function draw(drawing: Drawing, points: readonly Point[]): void {
  const from = changedFrom(drawing.drawn, points);
  drawing.drawn = points;
  if (from === null) {
    drawing.series.setData(points.map(toPoint));
    drawing.chart.timeScale().fitContent();
  } else {
    for (const point of points.slice(from)) drawing.series.update(toPoint(point));
  }
}
