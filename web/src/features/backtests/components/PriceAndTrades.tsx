import Box from '@mui/material/Box';
import { useRef, useState } from 'react';
import type { Report } from '../api';
import type { Trade } from '../tradeMarks';
import { PricePanel } from './PricePanel';
import { ReportTrades } from './ReportTrades';

/** The market and the list of trades; one chosen in the list is shown on the market. */
export function PriceAndTrades({ report }: { report: Report }) {
  const [trade, setTrade] = useState<Trade | null>(null);
  const [instrument, setInstrument] = useState(report.instruments?.[0]?.rules.id ?? report.instrument.id);
  const chart = useRef<HTMLDivElement>(null);
  const show = (chosen: Trade) => {
    setTrade(chosen);
    if (chosen.instrumentId) setInstrument(chosen.instrumentId);
    chart.current?.scrollIntoView({ block: 'start' });
    chart.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <Box ref={chart} tabIndex={-1} sx={{ scrollMarginTop: 72, outline: 'none' }}>
        <PricePanel
          report={report}
          instrument={instrument}
          onInstrument={setInstrument}
          trade={trade}
          onWhole={() => setTrade(null)}
        />
      </Box>
      <ReportTrades report={report} onShow={show} />
    </>
  );
}
