import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { EntityPicker } from '../entity/EntityPicker';
import { TYPES } from '../entity/kinds';
import { graphql } from '../ground/graphql';
import { choicesOf } from './fields';
import type { Field } from './fields';
import { MEASURES } from './measures';
import { stating } from './where';
import type { Where } from './where';

const LISTS = graphql(`
  query ListNames {
    lists(first: 1000) {
      nodes {
        id
        name
      }
    }
  }
`);

interface Control<Value> {
  label: string;
  value: unknown;
  onChange: (value: Value | null) => void;
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const object = (value: unknown): Where => (typeof value === 'object' && value !== null ? (value as Where) : {});

const Lists = ({ label, value, onChange }: Control<string[]>) => {
  const [{ data }] = useQuery({ query: LISTS });
  return (
    <MultiSelect
      size="sm"
      label={label}
      data={data?.lists.nodes.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      value={texts(value)}
      onChange={onChange}
      nothingFoundMessage="No list is saved"
      searchable
    />
  );
};

/* Asked once the typing rests. */
const Words = ({ label, value, onChange }: Control<string>) => {
  const stated = typeof value === 'string' ? value : '';
  const [text, setText] = useState(stated);
  const rest = useDebouncedCallback((said: string) => onChange(said.trim() === '' ? null : said), 300);
  useEffect(() => setText(stated), [stated]);
  return (
    <TextInput
      size="sm"
      label={label}
      placeholder="in names and ids"
      value={text}
      onChange={({ currentTarget: { value: said } }) => {
        setText(said);
        rest(said);
      }}
    />
  );
};

/* Of a filter within a filter: what it is and whose; what else it states stays as it is. */
const What = ({ label, value, onChange }: Control<Where>) => {
  const where = object(value);
  const tenant = where['tenant'];
  return (
    <div className="pair">
      <MultiSelect
        size="sm"
        label={`${label}: kinds`}
        placeholder={texts(where['kinds']).length === 0 ? 'any' : ''}
        data={choicesOf(Object.values(TYPES).flat())}
        value={texts(where['kinds'])}
        onChange={(kinds) => onChange(stating(where, 'kinds', kinds))}
        searchable
      />
      <EntityPicker
        label={`${label}: tenant`}
        placeholder="any"
        chosen={typeof tenant === 'string' ? [tenant] : []}
        onChange={([id]) => onChange(stating(where, 'tenant', id))}
        kinds={TYPES.Tenants}
        single
      />
    </div>
  );
};

const Property = ({ label, value, onChange }: Control<Where>) => {
  const test = object(value);
  const said = (name: string) => (typeof test[name] === 'string' ? test[name] : '');
  const set = (name: string, text: string) => {
    const next = stating(test, name, text);
    onChange('name' in next ? next : null);
  };
  return (
    <div className="pair">
      <TextInput
        size="sm"
        label={label}
        placeholder="its name"
        defaultValue={said('name')}
        onBlur={(event) => set('name', event.currentTarget.value.trim())}
      />
      <TextInput
        size="sm"
        label="is"
        placeholder="anything"
        defaultValue={said('equals')}
        onBlur={(event) => set('equals', event.currentTarget.value.trim())}
      />
    </div>
  );
};

const Measured = ({ label, value, onChange }: Control<Where>) => {
  const test = object(value);
  const by = typeof test['by'] === 'string' ? test['by'] : null;
  return (
    <div className="pair">
      <Select
        size="sm"
        label={label}
        data={[...MEASURES]}
        value={by}
        onChange={(measure) => onChange(measure ? { by: measure, atLeast: test['atLeast'] ?? 1 } : null)}
      />
      <NumberInput
        size="sm"
        label="at least"
        min={0}
        disabled={by === null}
        value={typeof test['atLeast'] === 'number' ? test['atLeast'] : ''}
        onChange={(least) => typeof least === 'number' && onChange({ ...test, atLeast: least })}
      />
    </div>
  );
};

const SEVERITIES = ['CRITICAL', 'HIGH', 'MODERATE', 'LOW'];

const Found = ({ label, value, onChange }: Control<Where>) => {
  const test = object(value);
  return (
    <div className="pair">
      <TagsInput
        size="sm"
        label={label}
        placeholder={texts(test['rules']).length === 0 ? 'any rule, or BR-06 …' : ''}
        value={texts(test['rules'])}
        onChange={(rules) => onChange(stating(test, 'rules', rules))}
      />
      <Select
        size="sm"
        label="at least"
        placeholder="any"
        data={choicesOf(SEVERITIES)}
        value={typeof test['atLeast'] === 'string' ? test['atLeast'] : null}
        onChange={(severity) => onChange(stating(test, 'atLeast', severity))}
        clearable
      />
    </div>
  );
};

/** States one field of a filter. */
export const FieldControl = ({
  field,
  value,
  onChange,
}: {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
}) => {
  const { label } = field;
  switch (field.of) {
    case 'words':
      return (
        <MultiSelect
          size="sm"
          label={label}
          placeholder={texts(value).length === 0 ? 'any' : ''}
          data={choicesOf(field.choices)}
          value={texts(value)}
          onChange={onChange}
          searchable
        />
      );
    case 'word':
      return (
        <Select
          size="sm"
          label={label}
          placeholder="any"
          data={choicesOf(field.choices)}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          clearable
        />
      );
    case 'texts':
      return <TagsInput size="sm" label={label} value={texts(value)} onChange={onChange} />;
    case 'numbers':
      return (
        <TagsInput
          size="sm"
          label={label}
          value={texts(value)}
          onChange={(said) => onChange(said.map(Number).filter(Number.isInteger))}
        />
      );
    case 'yesNo':
      return (
        <Select
          size="sm"
          label={label}
          placeholder="either"
          data={['yes', 'no']}
          value={value === true ? 'yes' : value === false ? 'no' : null}
          onChange={(said) => onChange(said === null ? null : said === 'yes')}
          clearable
        />
      );
    case 'instant':
      return (
        <TextInput
          size="sm"
          type="date"
          label={label}
          value={typeof value === 'string' ? value.slice(0, 10) : ''}
          onChange={({ currentTarget: { value: day } }) => onChange(day === '' ? null : `${day}T00:00:00Z`)}
        />
      );
    case 'number':
      return (
        <NumberInput
          size="sm"
          label={label}
          min={0}
          value={typeof value === 'number' ? value : ''}
          onChange={(said) => onChange(typeof said === 'number' ? said : null)}
        />
      );
    case 'text':
      return <Words label={label} value={value} onChange={onChange} />;
    case 'entity':
      return (
        <EntityPicker
          label={label}
          placeholder="any"
          chosen={typeof value === 'string' ? [value] : []}
          onChange={([id]) => onChange(id)}
          kinds={field.kinds}
          single
        />
      );
    case 'entities':
      return (
        <EntityPicker label={label} placeholder="any" chosen={texts(value)} onChange={onChange} kinds={field.kinds} />
      );
    case 'lists':
      return <Lists label={label} value={value} onChange={onChange} />;
    case 'what':
      return <What label={label} value={value} onChange={onChange} />;
    case 'property':
      return <Property label={label} value={value} onChange={onChange} />;
    case 'findings':
      return <Found label={label} value={value} onChange={onChange} />;
    case 'measure':
      return <Measured label={label} value={value} onChange={onChange} />;
  }
};
