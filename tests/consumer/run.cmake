# Installs BUILD to a fresh prefix, builds the consumer against it, runs it on two dumps.
# Needs: BUILD, SOURCE, COMPILER, FLAGS, GENERATOR. Stops with a message at the first step that fails.
set(work ${BUILD}/consumer)
file(REMOVE_RECURSE ${work})
function(step)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE failed OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(failed)
    message(FATAL_ERROR "${ARGV}\n${out}")
  endif()
endfunction()
step(${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/prefix)
step(${CMAKE_COMMAND} -G ${GENERATOR} -S ${SOURCE}/tests/consumer -B ${work}/build -DCMAKE_PREFIX_PATH=${work}/prefix
     -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_CXX_FLAGS=${FLAGS} -DCMAKE_BUILD_TYPE=Release)
step(${CMAKE_COMMAND} --build ${work}/build)
step(${work}/build/consumer ${SOURCE}/data/dumps/harbourledger.example/storm.txt
     ${SOURCE}/data/dumps/harbourledger.example/quake-april.txt)
step(${work}/prefix/bin/newsfold --version)
