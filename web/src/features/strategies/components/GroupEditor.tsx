import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { SelectField } from '../../../components/SelectField';
import type { PreviewLine } from '../api';
import { groupOf, isGroup, problemsAt, type Group, type Node, type Problem } from '../document';
import { sentenceOf } from '../sentence';
import { ConditionRow } from './ConditionRow';

interface Props {
  /** What it is called to those who cannot see where it stands. */
  label: string;
  group: Group;
  /** Where it stands in the document. */
  pointer: string;
  /** What it means without a word on it. */
  standard: string;
  depth: number;
  problems: readonly Problem[];
  /** How often each condition was true, by id. */
  lines: readonly PreviewLine[];
  freeId: () => string;
  onChange: (group: Group) => void;
}

const mostDeep = 3;

/** Conditions and groups of them: all or any must be true. */
export function GroupEditor(props: Props) {
  const { label, group, pointer, standard, depth, problems, freeId, onChange } = props;
  const nodes = group.conditions;
  const change = (conditions: Node[]) => onChange({ ...group, conditions });
  const own = problems.filter(({ field }) => field === pointer || field === `${pointer}/conditions`);
  const fresh = () => ({ id: freeId(), indicator: 'close', operator: '>', value: 0 });
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {nodes.length > 0 && (
        <Typography sx={{ overflowWrap: 'anywhere' }}>{sentenceOf(group, standard)}</Typography>
      )}
      {nodes.length > 1 && (
        <Box sx={{ maxWidth: 280 }}>
          <SelectField
            label={`${label} needs`}
            value={group.logic ?? standard}
            options={[
              { value: 'ALL', text: 'all of its conditions' },
              { value: 'ANY', text: 'any of its conditions' },
            ]}
            onChange={(logic) => onChange({ ...group, logic })}
          />
        </Box>
      )}
      {nodes.map((node, index) => (
        <NodeEditor
          key={isGroup(node) ? `group-${index}` : (node.id ?? index)}
          {...props}
          node={node}
          index={index}
          onNode={(next) => change(nodes.map((one, at) => (at === index ? next : one)))}
          onRemove={() => change(nodes.filter((_, at) => at !== index))}
        />
      ))}
      {own.map((problem) => (
        <FormHelperText key={problem.field + problem.code} error>
          {problem.message}
        </FormHelperText>
      ))}
      <Box sx={{ display: 'flex', gap: 3, flexWrap: 'wrap' }}>
        <Button aria-label={`Add a condition to ${label}`} onClick={() => change([...nodes, fresh()])}>
          Add a condition
        </Button>
        {depth < mostDeep && (
          <Button
            variant="text"
            aria-label={`Add a group to ${label}`}
            onClick={() => change([...nodes, { logic: 'ANY', conditions: [fresh()] }])}
          >
            Add a group
          </Button>
        )}
      </Box>
    </Box>
  );
}

interface NodeProps extends Props {
  node: Node;
  index: number;
  onNode: (node: Node) => void;
  onRemove: () => void;
}

function NodeEditor({ node, index, onNode, onRemove, ...props }: NodeProps) {
  const { label, pointer, problems, lines, depth } = props;
  const place = `${pointer}/conditions/${index}`;
  if (!isGroup(node))
    return (
      <ConditionRow
        label={`${label}, condition ${index + 1}`}
        condition={node}
        line={lines.find((line) => line.id === node.id)}
        problems={problemsAt(problems, place)}
        onChange={onNode}
        onRemove={onRemove}
      />
    );
  const name = `${label}, group ${index + 1}`;
  return (
    <Box role="group" aria-label={name} sx={{ pl: { xs: 2, sm: 4 }, borderLeft: 2, borderColor: 'divider' }}>
      <GroupEditor
        {...props}
        label={name}
        group={groupOf(node)}
        pointer={place}
        standard="ALL"
        depth={depth + 1}
        onChange={onNode}
      />
      <Button variant="text" aria-label={`Remove ${name}`} onClick={onRemove}>
        Remove the group
      </Button>
    </Box>
  );
}
