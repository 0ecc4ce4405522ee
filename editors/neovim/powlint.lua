-- powlint in Neovim, 0.7 or newer. Save it as ~/.config/nvim/lua/powlint.lua and write require("powlint") in init.lua.
-- To have all safe fixes made when a draft is saved, write
--   vim.api.nvim_create_autocmd("BufWritePre", { callback = require("powlint").fix_all })
-- In a draft: ]d goes to the next mark, vim.lsp.buf.hover() tells why, vim.lsp.buf.code_action() offers what to do.

local types = { "markdown", "text", "html", "rst", "mail" }
local client

local function start(opened)
  -- Settings are looked for from each draft's own folder upwards, so one server does for all.
  local config = { name = "powlint", cmd = { "powlint", "lsp" }, root_dir = vim.fn.getcwd() }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = opened.buf })
    return
  end
  client = client or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(opened.buf, client)
end

vim.api.nvim_create_autocmd("FileType", { pattern = types, callback = start })

local M = {}

-- Makes all safe fixes in the draft of this window, and waits for them.
function M.fix_all()
  local bufnr = vim.api.nvim_get_current_buf()
  local asked = vim.lsp.util.make_given_range_params({ 1, 0 }, { vim.api.nvim_buf_line_count(bufnr), 0 })
  asked.context = { diagnostics = {}, only = { "source.fixAll.powlint" } }
  local answers = vim.lsp.buf_request_sync(bufnr, "textDocument/codeAction", asked, 2000)
  for id, answer in pairs(answers or {}) do
    for _, action in ipairs(answer.result or {}) do
      if action.kind == "source.fixAll.powlint" then
        vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(id).offset_encoding)
      end
    end
  end
end

return M
