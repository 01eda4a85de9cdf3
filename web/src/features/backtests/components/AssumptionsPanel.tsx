import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Panel } from '../../../components/Panel';
import { symbolOf } from '../../../lib/words';
import { fonts } from '../../../theme/tokens';
import type { Report } from '../api';

/** Everything it took for granted, and what would make the same result again. */
export function AssumptionsPanel({ report }: { report: Report }) {
  const { configuration } = report;
  const parameters = Object.entries(configuration.parameters).map(([name, value]) => `${name} ${value}`);
  return (
    <Panel title="Assumptions">
      <Box sx={{ display: 'grid', gap: 5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '1fr 1fr' } }}>
        <Box component="dl" sx={{ m: 0, display: 'grid', gap: 3, alignContent: 'start' }}>
          {report.assumptions.map(({ name, value, note }) => (
            <Line key={name} name={name} value={value} note={note} />
          ))}
        </Box>
        <Box sx={{ display: 'grid', gap: 4, alignContent: 'start', minWidth: 0 }}>
          <Box component="dl" sx={{ m: 0, display: 'grid', gap: 3 }}>
            <Line
              name="Strategy"
              value={`${configuration.strategy} version ${configuration.strategyVersion}`}
              note={parameters.join(', ')}
            />
            <Line
              name="Result hash"
              value={<Hash text={report.resultHash} />}
              note="Same input, same hash."
            />
            <Line
              name="Data hash"
              value={<Hash text={report.data.sha256} />}
              note="Of all bars that it saw."
            />
            {(configuration.recordings ?? []).map(({ instrumentId, kind, name, sha256 }) => (
              <Line
                key={`${instrumentId} ${kind}`}
                name={`${kind === 'funding' ? 'Funding rates' : 'Notices'} of ${symbolOf(instrumentId)}`}
                value={<Hash text={sha256 ?? '–'} />}
                note={name}
              />
            ))}
            <Line name="Program" value={report.codeVersion} note={`Seed ${report.seed}`} />
          </Box>
          <Counts title="Verdicts of the risk gate" counts={report.riskVerdicts} />
          <Counts title="Why bars did not trade" counts={report.blockers} />
        </Box>
      </Box>
    </Panel>
  );
}

function Line({ name, value, note }: { name: string; value: ReactNode; note: string }) {
  return (
    <div>
      <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.85em' }}>
        {name}
      </Box>
      <Box component="dd" sx={{ m: 0 }}>
        <Box sx={{ fontWeight: 600 }}>{value}</Box>
        {note && <Box sx={{ color: 'text.secondary', fontSize: '0.9em' }}>{note}</Box>}
      </Box>
    </div>
  );
}

function Hash({ text }: { text: string }) {
  return (
    <Box component="span" sx={{ fontFamily: fonts.mono, fontWeight: 400, overflowWrap: 'anywhere' }}>
      {text}
    </Box>
  );
}

function Counts({ title, counts }: { title: string; counts: Report['blockers'] }) {
  if (counts.length === 0) return null;
  return (
    <div>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '1fr auto', columnGap: 4 }}>
        {counts.map(({ code, count }) => (
          <Box key={code} sx={{ display: 'contents' }}>
            <dt>
              <code>{code}</code>
            </dt>
            <Box component="dd" sx={{ m: 0, textAlign: 'end' }}>
              {count}
            </Box>
          </Box>
        ))}
      </Box>
    </div>
  );
}
