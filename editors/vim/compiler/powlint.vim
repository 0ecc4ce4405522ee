" powlint as a compiler: `:compiler powlint`, then `:make` fills the quickfix list with what stands in this draft.
" Columns are bytes, as Vim counts them. Put this folder's parent on 'runtimepath', or copy it to ~/.vim/compiler/.
if exists('current_compiler')
  finish
endif
let current_compiler = 'powlint'

" Sensitive words are masked here, for :make keeps the output in a file. The cursor goes to them all the same.
CompilerSet makeprg=powlint\ check\ --format\ vim\ %:S
CompilerSet errorformat=%f:%l:%c:%e:%k:\ %t%*[a-z]:\ %m
