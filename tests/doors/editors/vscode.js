// Runs the extension for VS Code, with the client that it brings, in a stand-in for the editor that has one draft open.
// Prints what VS Code would show: the marks, what is said of the first, and what saving would change.
const Module = require("module");
const { createVSCodeMock } = require("jest-mock-vscode");

const [extension, command, file] = process.argv.slice(2);
const nothing = { dispose() {} };
const vscode = createVSCodeMock({ fn: (does) => does ?? (() => nothing) });
const { languages, window, workspace } = vscode;
// The client builds on some classes that the stand-in does not have.
for (const name of ["InlayHint", "CallHierarchyItem", "TypeHierarchyItem", "SymbolInformation", "InlineCompletionItem"]) vscode[name] ??= class {};
const token = { isCancellationRequested: false, onCancellationRequested: () => nothing };
vscode.CancellationTokenSource = class { token = token; dispose() {} };
vscode.Hover ??= class { constructor(contents) { this.contents = [contents].flat(); } };
vscode.CodeActionTriggerKind ??= { Invoke: 1, Automatic: 2 };
vscode.CancellationError ??= class extends Error {};
const offers = {};
const load = Module._load;
Module._load = (name, ...more) => (name === "vscode" ? vscode : load(name, ...more));

async function shown() {
  const draft = await workspace.openTextDocument(vscode.Uri.file(file));
  const words = (range) => draft.getText(range);
  const marked = new Promise((resolve) => {
    languages.createDiagnosticCollection = () => ({ ...nothing, clear() {}, delete() {}, set: (_, marks) => resolve(marks) });
  });
  languages.match = (selectors, document) => Number([selectors].flat().some((each) => each.language === document.languageId));
  languages.registerHoverProvider = (_, provider) => ((offers.hover = provider), nothing);
  languages.registerCodeActionsProvider = (_, provider, about) => ((offers.actions = provider), (offers.about = about), nothing);
  window.createOutputChannel = () => ({ ...nothing, append: console.error, appendLine: console.error, show() {} });
  window.tabGroups = { all: [], onDidChangeTabs: () => nothing };
  workspace.getConfiguration = () => ({ get: (key, otherwise) => (key === "command" ? command : otherwise) });
  workspace.textDocuments = [draft];
  vscode.env = { appName: "stand-in", language: "en" };

  const { activate, deactivate } = require(extension);
  await activate();
  const marks = await marked;
  const whole = new vscode.Range(0, 0, draft.lineCount, 0);
  const only = vscode.CodeActionKind.Source.append("fixAll");
  const hover = await offers.hover.provideHover(draft, marks[0].range.start, token);
  const actions = await offers.actions.provideCodeActions(draft, whole, { diagnostics: [], only }, token);
  const said = {
    marks: marks.map((mark) => [mark.code.value ?? mark.code, words(mark.range), vscode.DiagnosticSeverity[mark.severity], mark.message]),
    hover: hover.contents.map((each) => each.value),
    kinds: offers.about.providedCodeActionKinds.map((kind) => kind.value),
    saving: actions.map((action) => [action.kind.value, ...action.edit.entries()[0][1].map((edit) => [words(edit.range), edit.newText])]),
  };
  await deactivate();
  return said;
}

shown().then((said) => console.log(JSON.stringify(said)), (trouble) => { console.error(trouble); process.exit(1); });
