import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { Panel } from '../../../components/Panel';
import { SelectField } from '../../../components/SelectField';
import type { PreviewLine } from '../api';
import {
  isGroup,
  nodesOf,
  problemsAt,
  withMember,
  withNodes,
  type Node,
  type Problem,
  type RuleDocument,
  type SectionName,
} from '../document';
import { ConditionRow } from './ConditionRow';
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

export function SectionCard({ section, document, problems, lines, onChange }: Props) {
  const { title, hint, standard } = words[section];
  const nodes = nodesOf(document, section);
  const change = (next: Node[]) => onChange(withNodes(document, section, next));
  const own = problems.filter(({ field }) => field === `/${section}` || field === `/${section}/conditions`);
  return (
    <Panel title={title}>
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Typography color="textSecondary">{hint}</Typography>
        {nodes.length > 1 && (
          <Box sx={{ maxWidth: 280 }}>
            <SelectField
              label={`${title} needs`}
              value={document[section]?.logic ?? standard}
              options={[
                { value: 'ALL', text: 'all of its conditions' },
                { value: 'ANY', text: 'any of its conditions' },
              ]}
              onChange={(value) => onChange(withMember(document, [section, 'logic'], value))}
            />
          </Box>
        )}
        {nodes.map((node, index) =>
          isGroup(node) ? (
            <Typography key={index}>
              A group of {node.conditions.length} conditions ({node.logic ?? 'ALL'}): edit it in the JSON.
            </Typography>
          ) : (
            <ConditionRow
              key={index}
              label={`${title}, condition ${index + 1}`}
              condition={node}
              line={lines.find((line) => line.id === node.id)}
              problems={problemsAt(problems, `/${section}/conditions/${index}`)}
              onChange={(next) => change(nodes.map((one, at) => (at === index ? next : one)))}
              onRemove={() => change(nodes.filter((_, at) => at !== index))}
            />
          ),
        )}
        {own.map((problem) => (
          <FormHelperText key={problem.code} error>
            {problem.message}
          </FormHelperText>
        ))}
        <Box>
          <Button
            aria-label={`Add a condition to ${title}`}
            onClick={() =>
              change([
                ...nodes,
                { id: freeId(document, section), indicator: 'close', operator: '>', value: 0 },
              ])
            }
          >
            Add a condition
          </Button>
        </Box>
        <SectionNumbers section={section} document={document} problems={problems} onChange={onChange} />
      </Box>
    </Panel>
  );
}

function freeId(document: RuleDocument, section: SectionName): string {
  const taken = new Set(nodesOf(document, section).map((node) => (isGroup(node) ? undefined : node.id)));
  let number = taken.size + 1;
  while (taken.has(`${section}-${number}`)) number++;
  return `${section}-${number}`;
}
