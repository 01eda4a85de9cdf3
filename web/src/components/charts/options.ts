import {
  ColorType,
  CrosshairMode,
  LineStyle,
  type ChartOptions,
  type DeepPartial,
  type Time,
} from 'lightweight-charts';
import { formatTime } from '../../lib/time';
import { fonts, type Palette } from '../../theme/tokens';

const millisecond = 1_000;

const instant = (time: Time): string => new Date(Number(time) * millisecond).toISOString();

/** The look every chart shares, with times in the reader's zone. */
export function chartOptions(colors: Palette, zone: string): DeepPartial<ChartOptions> {
  return {
    autoSize: true,
    layout: {
      background: { type: ColorType.Solid, color: colors.panel },
      textColor: colors.muted,
      fontFamily: fonts.sans,
      fontSize: 11,
      // The mark stands beside the canvas: see Attribution.
      attributionLogo: false,
      panes: { separatorColor: colors.line, separatorHoverColor: colors.raised },
    },
    grid: {
      vertLines: { color: colors.line, style: LineStyle.Dotted },
      horzLines: { color: colors.line, style: LineStyle.Dotted },
    },
    crosshair: {
      mode: CrosshairMode.Normal,
      vertLine: { color: colors.faint, labelBackgroundColor: colors.lineStrong },
      horzLine: { color: colors.faint, labelBackgroundColor: colors.lineStrong },
    },
    rightPriceScale: { borderColor: colors.line },
    timeScale: {
      borderColor: colors.line,
      timeVisible: true,
      secondsVisible: false,
      // A phone shows the whole of a long curve too.
      minBarSpacing: 0.02,
      tickMarkFormatter: (time: Time, tick: number) => {
        const { text } = formatTime(instant(time), zone, 'minute');
        const isWithinDay = tick >= 3;
        return isWithinDay ? text.slice(11) : text.slice(0, 10);
      },
    },
    localization: { timeFormatter: (time: Time) => formatTime(instant(time), zone, 'minute').text },
  };
}

export function priceFormat(digits: number) {
  return { type: 'price' as const, precision: digits, minMove: 10 ** -digits };
}

export function seriesColor({ series, muted }: Palette, index: number): string {
  return series[index % series.length] ?? muted;
}
