# newsfold_embed(TARGET SYMBOL FILE): links FILE into TARGET as read-only bytes between the symbols
# SYMBOL_begin and SYMBOL_end (include "base/embedded.h"). By .incbin: no compile cost for size.
function(newsfold_embed target symbol file)
  set(assembly ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S)
  file(CONFIGURE OUTPUT ${assembly} CONTENT
"    .section .rodata
    .balign 64
    .global ${symbol}_begin
    .global ${symbol}_end
${symbol}_begin:
    .incbin \"${file}\"
${symbol}_end:
    .byte 0
    .section .note.GNU-stack,\"\",%progbits
" @ONLY)
  set_property(SOURCE ${assembly} PROPERTY OBJECT_DEPENDS ${file})
  target_sources(${target} PRIVATE ${assembly})
endfunction()
