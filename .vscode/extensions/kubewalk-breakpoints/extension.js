// Sets the breakpoints of a lesson. VS Code reads none from files, but an extension may set them.
const vscode = require('vscode');

const ENDING = '.vscode.json';

async function setBreakpoints() {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!root) {
    vscode.window.showErrorMessage('Open the folder of Kubewalk first.');
    return;
  }
  const folder = vscode.Uri.joinPath(root, 'ide', 'breakpoints');
  const files = await vscode.workspace.fs.readDirectory(folder);
  const lessons = files
    .map(([name]) => name)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort();
  const lesson = await vscode.window.showQuickPick(lessons, { placeHolder: 'Which lesson?' });
  if (!lesson) {
    return;
  }
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, lesson + ENDING));
  const places = JSON.parse(new TextDecoder().decode(bytes)).breakpoints;
  vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
  vscode.debug.addBreakpoints(places.map(({ file, line }) => new vscode.SourceBreakpoint(
    new vscode.Location(vscode.Uri.joinPath(root, file), new vscode.Position(line - 1, 0)))));
}

exports.activate = (context) => {
  const command = vscode.commands.registerCommand('kubewalk.setBreakpoints', setBreakpoints);
  context.subscriptions.push(command);
};
