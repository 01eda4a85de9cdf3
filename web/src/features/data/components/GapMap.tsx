import Box from '@mui/material/Box';
import { Time } from '../../../components/Time';
import type { Dataset } from '../../../lib/datasets';
import { counted } from '../../../lib/words';
import { holesOf } from '../gaps';

const listed = 20;

/** The series as a line; its holes are holes. */
export function GapMap({ dataset }: { dataset: Dataset }) {
  const gaps = dataset.quality?.gapList ?? [];
  const holes = holesOf(gaps, dataset.firstOpen, dataset.lastOpen);
  return (
    <div>
      <Box
        role="img"
        aria-label={
          dataset.gaps === null ? 'Gaps were not counted' : `${counted(dataset.gaps, 'gap')} in the series`
        }
        sx={{ position: 'relative', height: 10, bgcolor: 'text.secondary', overflow: 'hidden' }}
      >
        {holes.map(({ left, width }) => (
          <Box
            key={left}
            sx={{
              position: 'absolute',
              insetBlock: 0,
              left: `${left}%`,
              width: `${width}%`,
              minWidth: 2,
              bgcolor: 'tone.down',
            }}
          />
        ))}
      </Box>
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          color: 'text.secondary',
          fontSize: '0.78rem',
          mt: 1,
        }}
      >
        <Time value={dataset.firstOpen} shape="minute" />
        <Time value={dataset.lastOpen} shape="minute" />
      </Box>
      {gaps.length > 0 && (
        <Box component="details" sx={{ mt: 2, fontSize: '0.85rem' }}>
          <summary>
            {dataset.gaps !== null && dataset.gaps > listed ? `First ${listed} gaps` : 'Gaps'}
          </summary>
          <Box component="ul" sx={{ m: 0, pl: 5 }}>
            {gaps.slice(0, listed).map((gap) => (
              <li key={gap.start}>
                <Time value={gap.start} shape="minute" /> to <Time value={gap.end} shape="minute" />:{' '}
                {counted(gap.bars, 'bar')} missing
              </li>
            ))}
          </Box>
        </Box>
      )}
    </div>
  );
}
