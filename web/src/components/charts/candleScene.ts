import {
  CandlestickSeries,
  LineSeries,
  LineStyle,
  createChart,
  createSeriesMarkers,
  type CandlestickData,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { Palette } from '../../theme/tokens';
import { barOf, changedFrom, type Candle, type FillMarker, type Overlay, type PriceMark } from './model';
import { chartOptions, priceFormat, seriesColor } from './options';

export interface CandleSceneData {
  candles: readonly Candle[];
  overlays: readonly Overlay[];
  fills: readonly FillMarker[];
  marks: readonly PriceMark[];
  digits: number;
}

/** Of the height the candles have. */
const ownPaneShare = 0.3;

const at = (time: number) => time as UTCTimestamp;

/** The drawing behind the candle chart: keeps what is on the canvas in step with the data it is given. */
export class CandleScene {
  private readonly chart: IChartApi;
  private readonly candles: ISeriesApi<'Candlestick'>;
  private readonly markers: ISeriesMarkersPluginApi<Time>;
  // Bounded by what is on screen: overlays and lines that are no longer given are removed.
  private readonly overlays = new Map<string, ISeriesApi<'Line'>>();
  private readonly groups = new Map<string, ISeriesApi<'Line'>>();
  private lines: IPriceLine[] = [];
  private drawn: readonly Candle[] = [];
  private readonly colors: Palette;

  constructor(element: HTMLElement, colors: Palette, zone: string) {
    this.colors = colors;
    this.chart = createChart(element, chartOptions(colors, zone));
    this.candles = this.chart.addSeries(CandlestickSeries, {
      upColor: `${colors.up}55`,
      downColor: colors.down,
      borderUpColor: colors.up,
      borderDownColor: colors.down,
      wickUpColor: colors.up,
      wickDownColor: colors.down,
    });
    this.markers = createSeriesMarkers(this.candles);
  }

  dispose(): void {
    this.chart.remove();
  }

  draw(data: CandleSceneData): void {
    this.candles.applyOptions({ priceFormat: priceFormat(data.digits) });
    this.drawCandles(data.candles);
    this.drawOverlays(data.overlays);
    this.markers.setMarkers(data.fills.flatMap((fill) => this.marker(fill, data.candles)));
    this.drawLines(data.marks);
  }

  private drawCandles(candles: readonly Candle[]): void {
    const from = changedFrom(this.drawn, candles);
    if (from === null) {
      this.candles.setData(candles.map((candle) => this.bar(candle)));
      this.chart.timeScale().fitContent();
    } else {
      for (const candle of candles.slice(from)) this.candles.update(this.bar(candle));
    }
    this.drawn = candles;
  }

  /** A bar still in the making is hollow. */
  private bar({ time, open, high, low, close, isFinal }: Candle): CandlestickData {
    const bar = { time: at(time), open, high, low, close };
    return isFinal ? bar : { ...bar, color: this.colors.panel };
  }

  private drawOverlays(overlays: readonly Overlay[]): void {
    const wanted = new Set(overlays.map((overlay) => overlay.id));
    for (const [id, series] of this.overlays) {
      if (wanted.has(id)) continue;
      this.chart.removeSeries(series);
      this.overlays.delete(id);
      for (const [group, first] of this.groups) if (first === series) this.groups.delete(group);
    }
    overlays.forEach((overlay, index) => this.overlay(overlay, index).setData(overlay.points.map(toPoint)));
  }

  private overlay(overlay: Overlay, index: number): ISeriesApi<'Line'> {
    const { id, pane = 'price', group = id, digits } = overlay;
    const known = this.overlays.get(id);
    if (known) return known;
    const isOwn = pane === 'own';
    const shared = isOwn ? this.groups.get(group) : undefined;
    const options = {
      color: seriesColor(this.colors, index),
      lineWidth: 2 as const,
      priceLineVisible: false,
      lastValueVisible: isOwn,
      crosshairMarkerVisible: false,
      ...(digits !== undefined && { priceFormat: priceFormat(digits) }),
    };
    const place = shared?.getPane().paneIndex() ?? (isOwn ? this.chart.panes().length : 0);
    const made = this.chart.addSeries(LineSeries, options, place);
    if (isOwn && !shared) {
      this.chart.panes().at(-1)?.setStretchFactor(ownPaneShare);
      this.groups.set(group, made);
    }
    this.overlays.set(id, made);
    return made;
  }

  private marker(fill: FillMarker, candles: readonly Candle[]): SeriesMarker<Time>[] {
    const time = barOf(candles, fill.time);
    if (time === null) return [];
    const isBuy = fill.side === 'buy';
    return [
      {
        id: fill.id,
        time: at(time),
        position: isBuy ? 'atPriceBottom' : 'atPriceTop',
        price: fill.price,
        shape: isBuy ? 'arrowUp' : 'arrowDown',
        color: isBuy ? this.colors.up : this.colors.down,
        text: fill.text,
      },
    ];
  }

  private drawLines(marks: readonly PriceMark[]): void {
    for (const line of this.lines) this.candles.removePriceLine(line);
    this.lines = marks.map((mark) =>
      this.candles.createPriceLine({
        price: mark.price,
        title: mark.title,
        color: this.lineColor(mark.kind),
        lineWidth: 1,
        lineStyle: mark.kind === 'entry' ? LineStyle.Solid : LineStyle.Dashed,
        axisLabelVisible: true,
      }),
    );
  }

  private lineColor(kind: PriceMark['kind']): string {
    const { up, down, muted, text } = this.colors;
    return { order: muted, entry: text, stop: down, target: up }[kind];
  }
}

function toPoint({ time, value }: Overlay['points'][number]) {
  return value === null ? { time: at(time) } : { time: at(time), value };
}
