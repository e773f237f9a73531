@echo off
rem Starts the vad command.
rem   JAVA_HOME      the Java to use; default: the java on the PATH
rem   VAD_JAVA_OPTS  more options for Java, such as -Xmx4g
setlocal
for %%H in ("%~dp0..") do set "HOME_DIR=%%~fH"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=2"
if not defined TF_ENABLE_ONEDNN_OPTS set "TF_ENABLE_ONEDNN_OPTS=1"
rem Commands that read no video are over before the optimizing compiler would pay.
set "COMPILER="
for %%C in (generate-completion model scorers version --version -V --help -h) do if "%~1"=="%%C" set "COMPILER=-XX:TieredStopAtLevel=1"
rem The archive holds the classes of "vad detect" and of short commands. Java ignores one that was made
rem for another folder or another Java, and then says so unless its log is off.
set "ARCHIVE="
if exist "%HOME_DIR%\lib\vad.jsa" set ARCHIVE=-Xlog:disable "-XX:SharedArchiveFile=%HOME_DIR%\lib\vad.jsa"
rem The parser of the command line is compiled for Java 5: the class path's loader verifies that slowly.
set "PARSER="
for %%F in ("%HOME_DIR%\lib\picocli-*.jar") do set "PARSER=%%~fF"
rem Without libraries for GPUs JavaCPP would search for them on the whole class path, for a second.
set "EXTENSION=-Dorg.bytedeco.javacpp.platform.extension="
if exist "%HOME_DIR%\lib\*-gpu.jar" set "EXTENSION="
if exist "%HOME_DIR%\plugins\*-gpu.jar" set "EXTENSION="
"%JAVA%" -Xmx2g -XX:+UseSerialGC %COMPILER% %EXTENSION% %ARCHIVE% "-Xbootclasspath/a:%PARSER%" -Djava.awt.headless=true -Dorg.bytedeco.javacpp.maxphysicalbytes=0 %VAD_JAVA_OPTS% -cp "%HOME_DIR%\lib\*;%HOME_DIR%\plugins\*" io.vad4j.cli.VadCommand %*
exit /b %ERRORLEVEL%
