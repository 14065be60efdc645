@echo off
setlocal EnableDelayedExpansion
rem The gradus command on Windows: finds a JDK 25, builds on first use, sizes the heap and starts the program.
set "HERE=%~dp0"
call "%HERE%.mvn\find-jdk.cmd" || exit /b 1
set "APP=%HERE%cli\target\app"
if not exist "%HERE%cli\target\app.built" (
    echo building Gradus ^(first use only, about a minute^)... 1>&2
    if not exist "%HERE%cli\target" mkdir "%HERE%cli\target"
    pushd "%HERE%"
    call mvnw.cmd -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true -pl cli -am package > "%HERE%cli\target\build.log" 2>&1
    if errorlevel 1 (
        popd
        echo gradus: the build failed, see %HERE%cli\target\build.log 1>&2
        exit /b 1
    )
    popd
    echo built> "%HERE%cli\target\app.built"
)
set "HEAP=%GRADUS_HEAP%"
if "%HEAP%"=="" (
    for /f %%m in ('powershell -NoProfile -Command "[math]::Max(512,[math]::Min(65536,[int]((Get-CimInstance Win32_ComputerSystem).TotalPhysicalMemory/2MB)))"') do set "HEAP=%%mm"
)
"%JAVA_HOME%\bin\java" -XX:+UseG1GC -Xms%HEAP% -Xmx%HEAP% -XX:MaxNewSize=256m -XX:-UsePerfData --add-modules jdk.incubator.vector,dev.gradus.cpu -Djava.awt.headless=true --module-path "%APP%" %GRADUS_OPTS% -m dev.gradus.cli/dev.gradus.cli.Main %*
exit /b %ERRORLEVEL%
