import { Amount, Change } from '../../../components/Amount';
import { Figure, Figures } from '../../../components/Figure';
import { Panel } from '../../../components/Panel';
import { decimal } from '../../../lib/decimal';
import type { Report } from '../api';
import { hours, ratio, share } from '../report';

const fractionDigits = 6;

export function FiguresPanel({ report }: { report: Report }) {
  const { metrics, benchmark, configuration } = report;
  const { currency } = configuration;
  return (
    <Panel title="Figures">
      <Figures minWidth={124}>
        <Figure label="Return">
          {metrics.totalReturn === null ? (
            '–'
          ) : (
            <Change value={decimal(metrics.totalReturn.toFixed(fractionDigits))} as="percent" />
          )}
        </Figure>
        <Figure label="Net profit">
          <Change value={decimal(metrics.netProfit)} unit={currency} />
        </Figure>
        <Figure label="Buy and hold">{share(benchmark?.totalReturn ?? null)}</Figure>
        <Figure label="Max drawdown">{share(metrics.maxDrawdown)}</Figure>
        <Figure label="A year (CAGR)">{share(metrics.cagr)}</Figure>
        <Figure label={`Sharpe (${metrics.ratioBasis})`}>{ratio(metrics.sharpeRatio)}</Figure>
        <Figure label="Sortino">{ratio(metrics.sortinoRatio)}</Figure>
        <Figure label="Calmar">{ratio(metrics.calmarRatio)}</Figure>
        <Figure label="Sharpe above luck">{share(metrics.deflatedSharpe)}</Figure>
        <Figure label="Trials so far">{metrics.trialCount}</Figure>
        <Figure label="Trades">{metrics.totalTrades}</Figure>
        <Figure label="Win rate">{share(metrics.winRate)}</Figure>
        <Figure label="Profit factor">{ratio(metrics.profitFactor)}</Figure>
        <Figure label="Expectancy">{ratio(metrics.expectancy)}</Figure>
        <Figure label="Expectancy in R">{ratio(metrics.expectancyR)}</Figure>
        <Figure label="Average trade">{hours(metrics.averageTradeDurationHours)}</Figure>
        <Figure label="In the market">{share(metrics.exposureFraction)}</Figure>
        <Figure label="Fees">
          <Amount value={decimal(metrics.feesPaid)} digits={2} unit={currency} />
        </Figure>
        <Figure label="Slippage">
          <Amount value={decimal(metrics.slippageCost)} digits={2} unit={currency} />
        </Figure>
        <Figure label="Longest drawdown">{hours(metrics.maxDrawdownDurationHours)}</Figure>
      </Figures>
    </Panel>
  );
}
