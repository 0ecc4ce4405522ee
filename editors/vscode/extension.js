// powlint in VS Code: starts the language server and hands it every draft that is opened.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "plaintext", "html", "restructuredtext"];
const SCHEMES = ["file", "untitled"];

let client;

exports.activate = () => {
  const command = workspace.getConfiguration("powlint").get("command");
  const documentSelector = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));
  client = new LanguageClient("powlint", { command, args: ["lsp"] }, { documentSelector });
  return client.start();
};

exports.deactivate = () => client?.stop();
