import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';
import { floors } from './floors.js';

export default defineConfig(
  { ignores: ['src/ground/schema.d.ts', 'src/graphiql/examples', '**/*.mjs'] },
  typescript.configs.strictTypeChecked,
  typescript.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // tsconfig asks for brackets where a name is not declared.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // An index that was checked a line before, and elements that stand in our own page.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Handlers return what their last call returns.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['src/**'], plugins: { house: { rules: { floors } } }, rules: { 'house/floors': 'error' } },
);
