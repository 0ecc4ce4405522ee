-- powlint in Neovim, 0.7 or newer. Save it as ~/.config/nvim/lua/powlint.lua and write require("powlint") in init.lua.
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
