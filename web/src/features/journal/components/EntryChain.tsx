import Box from '@mui/material/Box';
import { Answer } from '../../../components/Answer';
import { CopyText } from '../../../components/CopyText';
import { Facts } from '../../../components/Facts';
import { Time } from '../../../components/Time';
import type { CurrentAccount } from '../../../lib/account';
import { usePriceDigits } from '../../../lib/instruments';
import { useChain, useFact, type Entry } from '../api';
import { chainOf, sentence } from '../entry';
import { Part } from './Part';
import { EntryLink } from './EntryTable';
import { Outcome } from './Outcome';

interface Props {
  account: CurrentAccount;
  entry: Entry;
}

/** From the signal over its verdict and order to the fills. */
export function ChainPart({ account, entry }: Props) {
  const query = useChain(account.id, entry);
  const digits = usePriceDigits();
  if (chainOf(entry) === null) return null;
  return (
    <Part title="From signal to fill">
      <Answer query={query} rows={[100]} failed="What belongs to it could not be loaded.">
        {(chain) => (
          <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {chain.map((one) => {
              const isThis = one.kind === entry.kind && one.id === entry.id;
              return (
                <Box
                  component="li"
                  key={`${one.kind} ${one.id}`}
                  {...(isThis && { 'aria-current': 'true' })}
                  sx={{
                    pl: 3,
                    py: 1,
                    borderLeft: 3,
                    borderColor: isThis ? 'text.primary' : 'divider',
                    fontSize: '0.82rem',
                  }}
                >
                  <EntryLink entry={one}>{sentence(one, digits)}</EntryLink>
                  <Box sx={{ color: 'text.secondary', display: 'flex', gap: 3, flexWrap: 'wrap' }}>
                    <Time value={one.time} />
                    <span>
                      <Outcome entry={one} currency={account.currency} />
                    </span>
                  </Box>
                </Box>
              );
            })}
          </Box>
        )}
      </Answer>
    </Part>
  );
}

/** The link of the account's hash chain that wrote the entry down. */
export function FactPart({ account, entry }: Props) {
  const query = useFact(account.id, entry);
  return (
    <Part title="As it was written down">
      <Answer query={query} rows={[60]} failed="The stored fact could not be loaded.">
        {(fact) =>
          fact === null ? (
            <>Its fact was written at another moment: look for it under Every fact.</>
          ) : (
            <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
              <Facts
                facts={[
                  ['Fact', `#${fact.sequence} ${fact.type}`],
                  ['Hash', <CopyText label="hash" text={fact.hash} />],
                ]}
              />
              <details>
                <summary>The fact in full</summary>
                <Box
                  component="pre"
                  tabIndex={0}
                  aria-label="The fact in full"
                  sx={{ overflow: 'auto', maxHeight: 320, fontSize: '0.75rem', whiteSpace: 'pre-wrap' }}
                >
                  {JSON.stringify(fact.payload, null, 2)}
                </Box>
              </details>
            </Box>
          )
        }
      </Answer>
    </Part>
  );
}
