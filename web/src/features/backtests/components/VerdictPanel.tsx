import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Icon } from '../../../components/Icon';
import { Panel } from '../../../components/Panel';
import type { Report } from '../api';

const grades: Record<Report['fidelity'], string> = {
  A: 'ticks and order book',
  B: 'detail of a minute or less inside each bar',
  C: 'bars of the strategy, few trades in doubt',
  D: 'coarse: many trades in doubt, or poor data',
};

/** What came of it, how far to trust it, and every reason to doubt it: before any figure. */
export function VerdictPanel({ report, isStopped }: { report: Report; isStopped: boolean }) {
  return (
    <Panel title="Verdict">
      <Box sx={{ display: 'grid', gap: 3 }}>
        <Typography sx={{ fontSize: '1.05rem' }}>
          {isStopped && <strong>Stopped early; this is what it had seen. </strong>}
          {report.verdict}
        </Typography>
        <Typography color="textSecondary">
          Fidelity <strong>{report.fidelity}</strong>: {grades[report.fidelity]}. Data {report.data.name},
          quality <strong>{report.data.grade ?? '–'}</strong>, {report.data.rows} bars, {report.data.gaps}{' '}
          gaps.
        </Typography>
        {report.diagnosis.length > 0 && (
          <Box
            component="ul"
            aria-label="Reasons to doubt it"
            sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}
          >
            {report.diagnosis.map(({ code, text }) => (
              <Box component="li" key={code} sx={{ display: 'flex', gap: 2 }}>
                <Box sx={{ color: 'tone.warn', pt: '2px' }}>
                  <Icon name="warning" size={15} />
                </Box>
                <span>
                  {text} <code>{code}</code>
                </span>
              </Box>
            ))}
          </Box>
        )}
      </Box>
    </Panel>
  );
}
