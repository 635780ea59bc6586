@echo off
rem Runs neuron on Windows from a release: bin\neuron.bat beside lib\neuron.jar. NEURON_JAVA_OPTS holds further options for
rem the JVM. The options are those of the launcher for Unix, which tells why. Java 19 and newer keep an archive of loaded
rem classes below %LOCALAPPDATA%\neuron by themselves, which makes every later start shorter.
setlocal
set "jar=%~dp0..\lib\neuron.jar"
if not exist "%jar%" (
  echo neuron: there is no "%jar%": unpack the release again, all of it>&2
  exit /b 1
)
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo neuron: needs Java 17 or newer: install one ^(https://adoptium.net^) or set JAVA_HOME>&2
  exit /b 1
)
if not defined LOCALAPPDATA set "LOCALAPPDATA=%TEMP%"
if not exist "%LOCALAPPDATA%\neuron" mkdir "%LOCALAPPDATA%\neuron" 2>nul
"%java%" -XX:SharedArchiveFile="%LOCALAPPDATA%\neuron\classes.jsa" ^
  -Xlog:disable -XX:+IgnoreUnrecognizedVMOptions -XX:+AutoCreateSharedArchive ^
  -XX:+UseTransparentHugePages -XX:MaxNewSize=32m -XX:-G1UseAdaptiveIHOP -XX:InitiatingHeapOccupancyPercent=100 ^
  -XX:Tier3MinInvocationThreshold=10 -XX:Tier4MinInvocationThreshold=5 -XX:Tier4BackEdgeThreshold=10000000 ^
  -XX:InlineSmallCode=500 -XX:+DisplayVMOutputToStderr -XX:-UsePerfData %NEURON_JAVA_OPTS% ^
  -cp "%jar%" dev.neuron.Main %*
exit /b %ERRORLEVEL%
