import type { Schemas } from '../../api/client';
import type { FillMarker, PriceMark } from '../../components/charts/model';
import type { Dashboard } from '../../lib/dashboard';
import { symbolOf, words } from '../../lib/words';

const millisecond = 1_000;

/** Orders at work and what a position stands on, as lines at their prices. */
export function marksOf(
  dashboard: Pick<Dashboard, 'orders' | 'positions'>,
  instrumentId: string,
): PriceMark[] {
  const isHere = (one: { instrumentId: string }) => one.instrumentId === instrumentId;
  const orders = dashboard.orders.filter(isHere);
  const hasOrder = (purpose: string) => orders.some((order) => order.purpose === purpose);
  const marks: (PriceMark | null)[] = orders.map((order) => {
    const kind = order.purpose === 'stop' || order.purpose === 'target' ? order.purpose : 'order';
    return mark(order.id, order.stopPrice ?? order.limitPrice, words(order.purpose), kind);
  });
  for (const position of dashboard.positions.filter(isHere)) {
    const id = position.runId;
    marks.push(mark(`${id} entry`, position.averageEntry, words(position.side), 'entry'));
    if (!hasOrder('stop')) marks.push(mark(`${id} stop`, position.stop, 'Stop, not working', 'stop'));
    if (!hasOrder('target')) marks.push(mark(`${id} target`, position.target, 'Target', 'target'));
  }
  return marks.filter((one) => one !== null);
}

function mark(
  id: string,
  price: string | null | undefined,
  title: string,
  kind: PriceMark['kind'],
): PriceMark | null {
  return price == null ? null : { id, price: Number(price), title, kind };
}

export function fillsOf(fills: readonly Schemas['FillView'][], instrumentId: string): FillMarker[] {
  return fills
    .filter((fill) => fill.instrumentId === instrumentId)
    .map((fill) => ({
      id: `${symbolOf(fill.instrumentId)} ${fill.venueFillId}`,
      time: Math.floor(Date.parse(fill.time) / millisecond),
      price: Number(fill.price),
      side: fill.side,
      text: '',
    }))
    .sort((left, right) => left.time - right.time);
}
