import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Panel } from '../../../components/Panel';
import { SelectField } from '../../../components/SelectField';
import type { PreviewLine } from '../api';
import {
  freeId,
  groupOf,
  isSplit,
  joined,
  split,
  type Group,
  type Problem,
  type RuleDocument,
  type SectionName,
} from '../document';
import { GroupEditor } from './GroupEditor';
import { SectionNumbers } from './SectionNumbers';

interface Props {
  section: SectionName;
  document: RuleDocument;
  problems: readonly Problem[];
  /** How often each condition was true, by id. */
  lines: readonly PreviewLine[];
  onChange: (document: RuleDocument) => void;
}

const words: Record<SectionName, { title: string; hint: string; standard: string }> = {
  s1_signal: { title: 'Signal', hint: 'When is there something to look at?', standard: 'ALL' },
  o1_cancel: { title: 'Cancel', hint: 'What drops a signal before it is entered?', standard: 'ANY' },
  z1_entry: {
    title: 'Entry',
    hint: 'While a signal stands: when, how much, with which stop?',
    standard: 'ALL',
  },
  ze1_close: { title: 'Close', hint: 'When does a trade end in the normal way?', standard: 'ALL' },
  emergency_exit: { title: 'Emergency exit', hint: 'What gets it out at once?', standard: 'ANY' },
};

const sides = [
  { side: 'long', text: 'for longs' },
  { side: 'short', text: 'for shorts' },
] as const;

export function SectionCard({ section, document, problems, lines, onChange }: Props) {
  const { title, hint, standard } = words[section];
  const content = document[section] ?? {};
  const hasSides = document.direction === 'both' && section !== 'o1_cancel';
  const editor = (label: string, pointer: string, group: Group, change: (group: Group) => void) => (
    <GroupEditor
      key={pointer}
      label={label}
      group={group}
      pointer={pointer}
      standard={standard}
      depth={1}
      problems={problems}
      lines={lines}
      freeId={() => freeId(document, section)}
      onChange={change}
    />
  );
  return (
    <Panel title={title}>
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Typography color="textSecondary">{hint}</Typography>
        {hasSides && (
          <Box sx={{ maxWidth: 280 }}>
            <SelectField
              label={`${title} is`}
              value={isSplit(content) ? 'split' : 'same'}
              options={[
                { value: 'same', text: 'the same for both sides' },
                { value: 'split', text: 'different for longs and shorts' },
              ]}
              onChange={(value) =>
                onChange({ ...document, [section]: value === 'split' ? split(content) : joined(content) })
              }
            />
          </Box>
        )}
        {isSplit(content)
          ? sides.map(({ side, text }) => (
              <Box key={side} sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
                <Typography component="h3" sx={{ fontWeight: 500 }}>
                  {title} {text}
                </Typography>
                {editor(`${title} ${text}`, `/${section}/${side}`, groupOf(content[side] ?? {}), (group) =>
                  onChange({ ...document, [section]: { ...content, [side]: group } }),
                )}
              </Box>
            ))
          : editor(title, `/${section}`, groupOf(content), (group) =>
              onChange({ ...document, [section]: { ...content, ...group } }),
            )}
        <SectionNumbers section={section} document={document} problems={problems} onChange={onChange} />
      </Box>
    </Panel>
  );
}
